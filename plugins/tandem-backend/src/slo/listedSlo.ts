import {
  SLO_STATE_RANK,
  sloReadPermission,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toOptional } from '../database/rows';
import type { Access } from '../permissions/Access';
import { readStatus, type StatusRow } from './StatusStore';
import type { SloRow } from './storedSlo';

/** An SLO with its service and its status, as the databases answer it. */
export interface ListedRow extends SloRow, StatusRow {
  entity_ref: string;
  entity_title: string | null;
  owner_ref: string | null;
  shown_rank: number;
  remaining_ratio: number | null;
}

/** The state at an instant, and its rank; the `?` in each stands for the instant. */
export const SHOWN_STATE = `case when t.stale_at < ? then 'stale' else t.state end`;
export const SHOWN_RANK = `case when t.stale_at < ? then ${SLO_STATE_RANK.stale} else t.state_rank end`;
/** Sorts SLOs of which nobody knows what is left after the others. */
export const IS_UNKNOWN =
  'case when t.remaining_ratio is null then 1 else 0 end';

/** All SLOs `s`, each with its status `t` and its service `e`. */
export function fromSlos(knex: Knex): Knex.QueryBuilder {
  return knex('slos as s')
    .join('slo_status as t', 't.slo_id', 's.id')
    .join('catalog_entities as e', 'e.id', 's.entity_id');
}

/**
 * SLOs as they are listed, each with its rank at an instant: what is stale by
 * then is stale here, whether or not somebody wrote so.
 *
 * @param chosen - the `id` of those to read, where there are many to choose
 * from: documents are long, to sort all of them takes far longer
 */
export function selectSlos(
  knex: Knex,
  at: number,
  chosen?: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const query = fromSlos(knex).select(
    's.*',
    't.status',
    't.as_of',
    't.stale_at',
    't.remaining_ratio',
    'e.entity_ref',
    'e.title as entity_title',
    'e.owner_ref',
    knex.raw(`${SHOWN_RANK} as shown_rank`, [at]),
  );
  return chosen ? query.join(chosen.as('chosen'), 'chosen.id', 's.id') : query;
}

/** Leaves only the SLOs `s` that the caller may read; all of them without one. */
export function whereReadable(
  query: Knex.QueryBuilder,
  access: Access | undefined,
): void {
  access?.seen.restrict(query, 's.entity_id');
  access?.restrict(sloReadPermission, query, {
    entityId: 's.entity_id',
    state: 's.state',
  });
}

/** By state, by what is left of the budget with unknown last, by service and name. */
export function orderWorstFirst(
  query: Knex.QueryBuilder,
  at: number,
): Knex.QueryBuilder {
  return query
    .orderByRaw(`${SHOWN_RANK}, ${IS_UNKNOWN}, t.remaining_ratio`, [at])
    .orderBy(['e.entity_ref', 's.name']);
}

/** Leaves what comes after an SLO that was in this place of the list. */
export function afterWorse(
  query: Knex.QueryBuilder,
  at: number,
  last: { rank: number; remainingRatio: number | null; id: number },
): Knex.QueryBuilder {
  const { rank, remainingRatio, id } = last;
  const of = (column: string) =>
    `(select ${column} from slos as ls join catalog_entities as le on le.id = ls.entity_id where ls.id = ?)`;
  return query.whereRaw(
    `(${SHOWN_RANK}, ${IS_UNKNOWN}, coalesce(t.remaining_ratio, 0), e.entity_ref, s.name)
      > (cast(? as integer), cast(? as integer), cast(? as double precision), ${of(
        'le.entity_ref',
      )}, ${of('ls.name')})`,
    [at, rank, remainingRatio === null ? 1 : 0, remainingRatio ?? 0, id, id],
  );
}

/** As the API answers it at an instant. */
export function toSlo(row: ListedRow, now: number): Slo {
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    entityTitle: toOptional(row.entity_title),
    ownerRef: toOptional(row.owner_ref),
    name: row.name,
    title: row.title,
    state: row.state,
    source: row.source,
    version: row.version,
    document: JSON.parse(row.document),
    status: readStatus(row, now),
  };
}
