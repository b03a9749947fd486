import {
  joinDeployments,
  mergeIncident,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { keyText, type DeliveryKey } from './deliveryKey';
import type { DeploymentStore } from './DeploymentStore';
import { ChainStore } from './facts/ChainStore';
import type { ChainCommit } from './facts/chainCommit';
import type { IncidentStore } from './IncidentStore';

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
   * locked both; the facts are to be derived anew.
   *
   * @returns the commits whose samples are to be derived anew
   */
  async merge(
    trx: Knex.Transaction,
    from: number,
    to: number,
  ): Promise<ChainCommit[]> {
    await this.#joinDeployments(trx, from, to);
    await this.#joinIncidents(trx, from, to);
    for (const table of ['deployments', 'deployment_changes', 'incidents']) {
      await trx(table).where('entity_id', from).update({ entity_id: to });
    }
    await trx('lead_samples').whereIn('entity_id', [from, to]).delete();
    return allCommits(trx, to);
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
    await this.#deployments.save(
      trx,
      joined.map(({ id, ...item }) => item),
    );
    await this.#deployments.saveChanges(
      trx,
      joined.flatMap(item =>
        item.deployment.changes.map(change => ({
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
    await deleteShared(trx, 'deployments', from, to);
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
    await deleteShared(trx, 'incidents', from, to);
  }
}

type SharedKey = Pick<DeliveryKey, 'source' | 'externalId'>;
type Table = 'deployments' | 'incidents';

function at(keys: SharedKey[], entityId: number): DeliveryKey[] {
  return keys.map(key => ({ ...key, entityId }));
}

async function sharedKeys(
  trx: Knex.Transaction,
  table: Table,
  from: number,
  to: number,
): Promise<SharedKey[]> {
  const rows = await shared(trx, table, from, to).select(
    'source',
    'external_id',
  );
  return rows.map(row => ({ source: row.source, externalId: row.external_id }));
}

async function deleteShared(
  trx: Knex.Transaction,
  table: Table,
  from: number,
  to: number,
): Promise<void> {
  await shared(trx, table, from, to).delete();
}

/** Rows of the first service with a key that the other one has too. */
function shared(trx: Knex.Transaction, table: Table, from: number, to: number) {
  return trx(table)
    .where('entity_id', from)
    .whereExists(
      trx(`${table} as kept`)
        .where('kept.entity_id', to)
        .whereRaw(`kept.source = ${table}.source`)
        .whereRaw(`kept.external_id = ${table}.external_id`)
        .select('kept.id'),
    );
}

async function allCommits(
  trx: Knex.Transaction,
  entityId: number,
): Promise<ChainCommit[]> {
  const rows = await trx('deployment_changes as c')
    .join('deployments as d', 'd.id', 'c.deployment_id')
    .where('c.entity_id', entityId)
    .distinct('d.environment', 'c.commit_sha');
  return rows.map(row => ({
    entityId,
    environment: row.environment,
    commit: row.commit_sha,
  }));
}
