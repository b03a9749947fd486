import type {
  IncidentsQuery,
  StoredIncident,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber } from '../database/rows';
import type { InstantCursor } from '../http/cursor';
import {
  findByKeys,
  keyText,
  toDeliveryKey,
  upsertByKeys,
  type DeliveryKey,
} from './deliveryKey';
import {
  fromStoredIncident,
  toStoredIncident,
  type IncidentRow,
  type ListedIncidentRow,
} from './incidentRow';
import type { DeliveryRights } from './DeliveryRights';
import type { DeliveryScope } from './DeliveryScopes';

/** A stored incident with its identity. */
export interface KeyedIncident extends DeliveryKey {
  id: number;
  receivedAt: number;
  incident: StoredIncident;
}

/** Incidents, as posted. */
export class IncidentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The stored incidents with these keys, by `keyText`. */
  async findByKeys(
    trx: Knex.Transaction,
    keys: DeliveryKey[],
  ): Promise<Map<string, KeyedIncident>> {
    const rows = await findByKeys<IncidentRow>(trx, 'incidents', keys);
    return new Map(
      rows.map(row => {
        const keyed = {
          id: toNumber(row.id),
          ...toDeliveryKey(row),
          receivedAt: toNumber(row.received_at),
          incident: toStoredIncident(row),
        };
        return [keyText(keyed), keyed];
      }),
    );
  }

  /**
   * Inserts or replaces what posts say of these incidents.
   *
   * @returns the id of each, by `keyText`
   */
  async save(
    trx: Knex.Transaction,
    incidents: Omit<KeyedIncident, 'id'>[],
  ): Promise<Map<string, number>> {
    const rows = incidents.map(item =>
      fromStoredIncident(item, item.incident, item.receivedAt),
    );
    return upsertByKeys(
      trx,
      'incidents',
      rows,
      Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[],
    );
  }

  /** Newest first; one row more than the page holds, where there is one. */
  async list(
    query: Pick<IncidentsQuery, 'environment' | 'from' | 'to' | 'status'> & {
      id?: number;
      scope?: DeliveryScope;
      rights?: DeliveryRights;
      limit: number;
      after?: InstantCursor;
    },
  ): Promise<ListedIncidentRow[]> {
    return this.#knex('incidents as i')
      .join('catalog_entities as e', 'e.id', 'i.entity_id')
      .leftJoin('deployments as d', 'd.id', 'i.deployment_id')
      .modify(builder => {
        const { id, scope, environment, status, from, to, after } = query;
        if (id !== undefined) builder.where('i.id', id);
        scope?.restrict(builder, 'i.entity_id', 'i.started_at');
        query.rights?.restrict(builder, {
          entityId: 'i.entity_id',
          environment: 'i.environment',
        });
        if (environment) builder.where('i.environment', environment);
        if (status === 'open') builder.whereNull('i.resolved_at');
        if (status === 'resolved') builder.whereNotNull('i.resolved_at');
        if (from !== undefined) builder.where('i.started_at', '>=', from);
        if (to !== undefined) builder.where('i.started_at', '<', to);
        if (after) {
          builder.whereRaw('(i.started_at, i.id) < (?, ?)', [
            after.at,
            after.id,
          ]);
        }
      })
      .orderBy([
        { column: 'i.started_at', order: 'desc' },
        { column: 'i.id', order: 'desc' },
      ])
      .limit(query.limit + 1)
      .select(
        'i.*',
        'e.entity_ref',
        'd.source as deployment_source',
        'd.external_id as deployment_external_id',
        'd.version as deployment_version',
      );
  }
}
