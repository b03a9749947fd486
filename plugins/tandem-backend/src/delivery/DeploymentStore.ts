import type {
  Change,
  DeploymentsQuery,
  StoredDeployment,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toNumber } from '../database/rows';
import type { InstantCursor } from '../http/cursor';
import {
  findByKeys,
  keyText,
  toDeliveryKey,
  upsertByKeys,
  type DeliveryKey,
} from './deliveryKey';
import {
  fromChange,
  fromStoredDeployment,
  toChange,
  toStoredDeployment,
  type ChangeRow,
  type DeploymentRow,
} from './deploymentRow';
import type { DeliveryRights } from './DeliveryRights';
import type { DeliveryScope } from './DeliveryScopes';

/** A stored deployment with its identity. */
export interface KeyedDeployment extends DeliveryKey {
  id: number;
  receivedAt: number;
  deployment: StoredDeployment;
}

/** Deployments and their changes, as posted. */
export class DeploymentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The stored deployments with these keys, by {@link keyText}. */
  async findByKeys(
    trx: Knex.Transaction,
    keys: DeliveryKey[],
  ): Promise<Map<string, KeyedDeployment>> {
    const rows = await findByKeys<DeploymentRow>(trx, 'deployments', keys);
    const changes = await this.findChanges(
      rows.map(row => toNumber(row.id)),
      trx,
    );
    return new Map(
      rows.map(row => {
        const id = toNumber(row.id);
        const keyed = {
          id,
          ...toDeliveryKey(row),
          receivedAt: toNumber(row.received_at),
          deployment: toStoredDeployment(row, changes.get(id) ?? []),
        };
        return [keyText(keyed), keyed];
      }),
    );
  }

  /**
   * Inserts or replaces what posts say of these deployments.
   *
   * @returns the id of each, by {@link keyText}
   */
  async save(
    trx: Knex.Transaction,
    deployments: Omit<KeyedDeployment, 'id'>[],
  ): Promise<Map<string, number>> {
    const rows = deployments.map(item =>
      fromStoredDeployment(item, item.deployment, item.receivedAt),
    );
    return upsertByKeys(
      trx,
      'deployments',
      // Nearly always the kind that is derived next: one write less.
      rows.map(row => ({ ...row, kind: likelyKind(row) })),
      Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[],
    );
  }

  async saveChanges(
    trx: Knex.Transaction,
    items: { deploymentId: number; entityId: number; change: Change }[],
  ): Promise<void> {
    for (const chunk of inChunks(items)) {
      await trx('deployment_changes')
        .insert(
          chunk.map(item =>
            fromChange(item.deploymentId, item.entityId, item.change),
          ),
        )
        .onConflict(['deployment_id', 'commit_sha'])
        .merge();
    }
  }

  /** The changes of these deployments, in the order of their commits. */
  async findChanges(
    deploymentIds: number[],
    db: Knex = this.#knex,
  ): Promise<Map<number, Change[]>> {
    const changes = new Map<number, Change[]>();
    for (const chunk of inChunks(deploymentIds)) {
      const rows: ChangeRow[] = await db('deployment_changes')
        .whereIn('deployment_id', chunk)
        .orderBy(['deployment_id', 'committed_at', 'commit_sha']);
      for (const row of rows) {
        const id = toNumber(row.deployment_id);
        const list = changes.get(id) ?? [];
        list.push(toChange(row));
        changes.set(id, list);
      }
    }
    return changes;
  }

  /** Newest first; one row more than the page holds, where there is one. */
  async list(
    query: Pick<
      DeploymentsQuery,
      'environment' | 'from' | 'to' | 'status' | 'failed'
    > & {
      id?: number;
      scope?: DeliveryScope;
      rights?: DeliveryRights;
      limit: number;
      after?: InstantCursor;
    },
  ): Promise<(DeploymentRow & { entity_ref: string })[]> {
    return this.#knex('deployments as d')
      .join('catalog_entities as e', 'e.id', 'd.entity_id')
      .modify(builder => {
        const { id, scope, environment, status, failed, from, to, after } =
          query;
        if (id !== undefined) builder.where('d.id', id);
        scope?.restrict(builder, 'd.entity_id', 'd.happened_at');
        query.rights?.restrict(builder, {
          entityId: 'd.entity_id',
          environment: 'd.environment',
        });
        if (environment) builder.where('d.environment', environment);
        if (status) builder.where('d.status', status);
        if (failed !== undefined) builder.where('d.failed', failed);
        if (from !== undefined) builder.where('d.happened_at', '>=', from);
        if (to !== undefined) builder.where('d.happened_at', '<', to);
        if (after) {
          builder.whereRaw('(d.happened_at, d.id) < (?, ?)', [
            after.at,
            after.id,
          ]);
        }
      })
      .orderBy([
        { column: 'd.happened_at', order: 'desc' },
        { column: 'd.id', order: 'desc' },
      ])
      .limit(query.limit + 1)
      .select('d.*', 'e.entity_ref');
  }
}

function likelyKind(row: Pick<DeploymentRow, 'status' | 'declared_kind'>) {
  return row.status === 'succeeded' ? row.declared_kind ?? 'planned' : null;
}
