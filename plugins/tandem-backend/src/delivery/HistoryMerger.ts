import { isDeepStrictEqual } from 'node:util';
import {
  joinDeployments,
  mergeIncident,
  type Change,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks } from '../database/rows';
import { keyText, type DeliveryKey } from './deliveryKey';
import type { DeploymentStore, KeyedDeployment } from './DeploymentStore';
import { ChainStore } from './facts/ChainStore';
import type { IncidentStore } from './IncidentStore';

const TABLES = ['deployments', 'incidents'] as const;
type Table = (typeof TABLES)[number];

/** Turns the deliveries of two services into those of one. */
export class HistoryMerger {
  readonly #deployments: DeploymentStore;
  readonly #incidents: IncidentStore;
  readonly #chains = new ChainStore();

  constructor(options: {
    deployments: DeploymentStore;
    incidents: IncidentStore;
  }) {
    this.#deployments = options.deployments;
    this.#incidents = options.incidents;
  }

  /**
   * Moves all of one service to another. What both hold was posted under both
   * names: it ends as if all posts had named the same. In a transaction that has
   * locked both; the facts are to be derived anew, and what depends on them.
   */
  async merge(trx: Knex.Transaction, from: number, to: number): Promise<void> {
    await this.#joinDeployments(trx, from, to);
    await this.#joinIncidents(trx, from, to);
    for (const table of TABLES) {
      await trx(table).where('entity_id', from).update({ entity_id: to });
    }
  }

  async #joinDeployments(trx: Knex.Transaction, from: number, to: number) {
    const keys = await sharedKeys(trx, 'deployments', from, to);
    const former = await this.#deployments.findByKeys(trx, at(keys, from));
    const kept = await this.#deployments.findByKeys(trx, at(keys, to));
    const joined = keys.map(key => {
      const one = former.get(keyText({ ...key, entityId: from }))!;
      const other = kept.get(keyText({ ...key, entityId: to }))!;
      return {
        ...other,
        receivedAt: Math.min(one.receivedAt, other.receivedAt),
        deployment: joinDeployments(one.deployment, other.deployment),
      };
    });
    // Who posts everything under both names posts mostly the same.
    const changed = joined.filter(
      item => !isDeepStrictEqual(item, kept.get(keyText(item))),
    );
    await this.#deployments.save(
      trx,
      changed.map(({ id, ...item }) => item),
    );
    await this.#deployments.saveChanges(
      trx,
      changed.flatMap(item =>
        changesBeyond(kept.get(keyText(item))!, item).map(change => ({
          deploymentId: item.id,
          entityId: to,
          change,
        })),
      ),
    );
    await this.#chains.clearFacts(
      trx,
      joined
        .filter(item => item.deployment.status !== 'succeeded')
        .map(item => item.id),
    );
    await deleteAll(trx, 'deployments', former);
  }

  async #joinIncidents(trx: Knex.Transaction, from: number, to: number) {
    const keys = await sharedKeys(trx, 'incidents', from, to);
    const former = await this.#incidents.findByKeys(trx, at(keys, from));
    const kept = await this.#incidents.findByKeys(trx, at(keys, to));
    await this.#incidents.save(
      trx,
      keys.map(key => {
        const one = former.get(keyText({ ...key, entityId: from }))!;
        const { id, ...other } = kept.get(keyText({ ...key, entityId: to }))!;
        return {
          ...other,
          receivedAt: Math.min(one.receivedAt, other.receivedAt),
          incident: mergeIncident(one.incident, other.incident),
        };
      }),
    );
    await deleteAll(trx, 'incidents', former);
  }
}

type SharedKey = Pick<DeliveryKey, 'source' | 'externalId'>;

/** The changes of a deployment that it did not have before, or not like that. */
function changesBeyond(
  before: KeyedDeployment,
  after: KeyedDeployment,
): Change[] {
  const known = new Map(
    before.deployment.changes.map(change => [change.commit, change]),
  );
  return after.deployment.changes.filter(
    change => !isDeepStrictEqual(change, known.get(change.commit)),
  );
}

function at(keys: SharedKey[], entityId: number): DeliveryKey[] {
  return keys.map(key => ({ ...key, entityId }));
}

/** Looked up in both at once, since PostgreSQL may believe that one has few rows. */
async function sharedKeys(
  trx: Knex.Transaction,
  table: Table,
  from: number,
  to: number,
): Promise<SharedKey[]> {
  const keysOf = (entityId: number) =>
    trx(table).where('entity_id', entityId).select('source', 'external_id');
  const rows = await keysOf(from).intersect([keysOf(to)]);
  return rows.map(row => ({ source: row.source, externalId: row.external_id }));
}

async function deleteAll(
  trx: Knex.Transaction,
  table: Table,
  items: Map<string, { id: number }>,
): Promise<void> {
  const ids = [...items.values()].map(({ id }) => id);
  for (const chunk of inChunks(ids)) {
    await trx(table).whereIn('id', chunk).delete();
  }
}
