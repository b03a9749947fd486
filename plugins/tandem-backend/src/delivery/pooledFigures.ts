import type { Knex } from 'knex';
import { toNumber } from '../database/rows';
import { PIECES_SPREAD_MILLIS } from './DoraStore';

const PRODUCTION = 'production';
const WINDOW_MILLIS = 30 * 24 * 60 * 60_000;

/** Deployments to production within 30 days, and those of them that failed. */
export interface PooledFigures {
  deployments: number;
  failed: number;
}

/**
 * The figures of sets of services, by set. As in a roll-up, a deployment that
 * several services of a set share counts once, where the last of its pieces
 * finished, and failed where one of them did.
 *
 * @param options.services - selects the `scope_ref` of a set and the `entity_id` of a service
 * @param options.restrict - leaves out what the reader may not see
 * @param options.now - epoch milliseconds
 */
export async function pooledFigures(
  knex: Knex,
  options: {
    services: Knex.QueryBuilder;
    restrict: (
      rows: Knex.QueryBuilder,
      columns: { entityId: string; environment: string },
    ) => void;
    now: number;
  },
): Promise<Map<string, PooledFigures>> {
  const { services, restrict, now } = options;
  const from = now - WINDOW_MILLIS;
  const pieces = knex
    .from(services.as('s'))
    .join('deployments as d', 'd.entity_id', 's.entity_id')
    .where({ 'd.environment': PRODUCTION, 'd.status': 'succeeded' })
    .where('d.finished_at', '>=', from)
    .where('d.finished_at', '<', now + PIECES_SPREAD_MILLIS)
    .modify(rows =>
      restrict(rows, { entityId: 'd.entity_id', environment: 'd.environment' }),
    )
    .groupBy('s.scope_ref', 'd.source', 'd.external_id')
    .havingRaw('max(d.finished_at) < ?', [now])
    .select(
      's.scope_ref',
      knex.raw('max(case when d.failed then 1 else 0 end) as failed'),
    );
  const rows: {
    scope_ref: string;
    deployments: string | number;
    failed: string | number;
  }[] = await knex
    .from(pieces.as('pieces'))
    .groupBy('scope_ref')
    .select('scope_ref')
    .count('* as deployments')
    .sum('failed as failed');
  return new Map(
    rows.map(row => [
      row.scope_ref,
      { deployments: toNumber(row.deployments), failed: toNumber(row.failed) },
    ]),
  );
}
