import type { DeploymentPosition } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import {
  inChunks,
  literalTable,
  toNumber,
  toOptionalNumber,
} from '../../database/rows';
import { deliveryKeys, type DeliveryKey } from '../deliveryKey';
import type { ChainStretch } from './ChainStore';

/** An incident and the deployments it may count against. */
export interface AttributableIncident {
  id: number;
  startedAt: number;
  link?: { source: string; externalId: string };
  /** The deployment it counts against so far. */
  deploymentId?: number;
  /** The successful deployment that its link names, if there is one. */
  linkedId?: number;
  /** The latest successful deployment at or before its start. */
  latest?: DeploymentPosition & { id: number };
}

/** Which incident counts against which deployment. */
export class AttributionStore {
  /** Ids of the incidents that start at or after each stretch's start. */
  async findInStretches(trx: Knex.Transaction, stretches: ChainStretch[]) {
    return collectIds(stretches, chunk =>
      trx
        .from(
          literalTable(
            trx,
            's',
            { entity_id: 'integer', environment: 'text', from_at: 'bigint' },
            chunk.map(s => [s.entityId, s.environment, s.from]),
          ),
        )
        .join('incidents as i', join =>
          join
            .on('i.entity_id', 's.entity_id')
            .andOn('i.environment', 's.environment')
            .andOn('i.started_at', '>=', 's.from_at'),
        )
        .select('i.id'),
    );
  }

  /** Ids of the incidents that are linked to one of these deployments. */
  async findLinkedTo(trx: Knex.Transaction, keys: DeliveryKey[]) {
    return collectIds(keys, chunk =>
      trx
        .from(deliveryKeys(trx, chunk))
        .join('incidents as i', join =>
          join
            .on('i.link_source', 'k.source')
            .andOn('i.link_external_id', 'k.external_id')
            .andOn('i.entity_id', 'k.entity_id'),
        )
        .select('i.id'),
    );
  }

  /** Ids of the incidents that count against one of these deployments so far. */
  async findAttributedTo(trx: Knex.Transaction, deploymentIds: number[]) {
    return collectIds(deploymentIds, chunk =>
      trx('incidents').whereIn('deployment_id', chunk).select('id'),
    );
  }

  async findIncidents(
    trx: Knex.Transaction,
    ids: number[],
  ): Promise<AttributableIncident[]> {
    const incidents: AttributableIncident[] = [];
    for (const chunk of inChunks(ids)) {
      const rows = await trx('incidents as i')
        .leftJoin('deployments as d', join => join.on(isLatestDeployment(trx)))
        .leftJoin('deployments as l', join =>
          join
            .on('l.source', 'i.link_source')
            .andOn('l.external_id', 'i.link_external_id')
            .andOn('l.entity_id', 'i.entity_id')
            .andOnVal('l.status', 'succeeded'),
        )
        .whereIn('i.id', chunk)
        .select(
          'i.id',
          'i.started_at',
          'i.link_source',
          'i.link_external_id',
          'i.deployment_id',
          'l.id as linked_id',
          'd.id as latest_id',
          'd.source',
          'd.external_id',
          'd.finished_at',
        );
      incidents.push(...rows.map(toAttributable));
    }
    return incidents;
  }

  async saveAttributions(
    trx: Knex.Transaction,
    attributions: { id: number; deploymentId: number | undefined }[],
  ): Promise<void> {
    for (const chunk of inChunks(attributions)) {
      const attributed = literalTable(
        trx,
        'a',
        { id: 'bigint', deployment_id: 'bigint' },
        chunk.map(item => [item.id, item.deploymentId ?? null]),
      );
      await trx.raw(
        `update incidents set deployment_id = a.deployment_id
         from ? where incidents.id = a.id`,
        [attributed],
      );
    }
  }

  /** Start and end of the incidents of each deployment. */
  async findTimes(trx: Knex.Transaction, deploymentIds: number[]) {
    const times = new Map<
      number,
      { startedAt: number; resolvedAt?: number }[]
    >();
    for (const chunk of inChunks(deploymentIds)) {
      const rows = await trx('incidents')
        .whereIn('deployment_id', chunk)
        .select('deployment_id', 'started_at', 'resolved_at');
      for (const row of rows) {
        const id = toNumber(row.deployment_id);
        const list = times.get(id) ?? [];
        list.push({
          startedAt: toNumber(row.started_at),
          resolvedAt: toOptionalNumber(row.resolved_at),
        });
        times.set(id, list);
      }
    }
    return times;
  }
}

async function collectIds<T>(
  items: T[],
  find: (chunk: T[]) => Knex.QueryBuilder,
): Promise<number[]> {
  const ids = new Set<number>();
  for (const chunk of inChunks(items)) {
    for (const row of await find(chunk)) ids.add(toNumber(row.id));
  }
  return [...ids];
}

/** Of equal finishing times the later by source and externalId. */
function isLatestDeployment(trx: Knex.Transaction): Knex.Raw {
  return trx.raw(
    `d.id = (select p.id from deployments as p
      where p.entity_id = i.entity_id and p.environment = i.environment
        and p.status = 'succeeded' and p.finished_at <= i.started_at
      order by p.finished_at desc, p.source desc, p.external_id desc
      limit 1)`,
  );
}

function toAttributable(row: {
  id: string | number;
  started_at: string | number;
  link_source: string | null;
  link_external_id: string | null;
  deployment_id: string | number | null;
  linked_id: string | number | null;
  latest_id: string | number | null;
  source: string | null;
  external_id: string | null;
  finished_at: string | number | null;
}): AttributableIncident {
  return {
    id: toNumber(row.id),
    startedAt: toNumber(row.started_at),
    link:
      row.link_source === null || row.link_external_id === null
        ? undefined
        : { source: row.link_source, externalId: row.link_external_id },
    deploymentId: toOptionalNumber(row.deployment_id),
    linkedId: toOptionalNumber(row.linked_id),
    latest:
      row.latest_id === null
        ? undefined
        : {
            id: toNumber(row.latest_id),
            source: row.source!,
            externalId: row.external_id!,
            finishedAt: toNumber(row.finished_at!),
          },
  };
}
