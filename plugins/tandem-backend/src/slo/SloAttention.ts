import {
  formatBurnRate,
  formatConsumed,
  formatDuration,
  sloReadPermission,
  type AttentionItem,
  type AttentionKind,
  type SloHealthState,
  type SloStatus,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { AttentionReason, SloReasons } from '../attention/sources';
import {
  toIso,
  toNumber,
  toOptional,
  toOptionalNumber,
} from '../database/rows';
import type { Access } from '../permissions/Access';
import { SHOWN_STATE } from './listedSlo';

/** Of the states that need somebody. */
const KINDS = {
  exhausted: 'budget-exhausted',
  burning: 'budget-burning',
  stale: 'stale-sli',
  error: 'stale-sli',
} as const satisfies Partial<Record<SloHealthState, AttentionKind>>;

type NeedyState = keyof typeof KINDS;

interface NeedyRow {
  id: number;
  title: string;
  shown_state: NeedyState;
  remaining_ratio: number | null;
  as_of: string | number | null;
  stale_at: string | number | null;
  state_since: string | number;
  status: string;
  entity_ref: string;
  entity_title: string;
  scope_ref: string | null;
  scope_id: number | null;
  scope_title: string | null;
}

/** What SLOs need somebody for, in one query. */
export class SloAttention implements SloReasons {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async reasons(
    services: Knex.QueryBuilder,
    now: number,
    access: Access,
  ): Promise<AttentionReason[]> {
    const rows: NeedyRow[] = await this.#knex
      .from(services.as('f'))
      .join('slos as s', 's.entity_id', 'f.entity_id')
      .join('slo_status as t', 't.slo_id', 's.id')
      .leftJoin('catalog_entities as c', 'c.entity_ref', 'f.scope_ref')
      .where('s.state', 'published')
      .modify(builder =>
        access.restrict(sloReadPermission, builder, {
          entityId: 's.entity_id',
          state: 's.state',
        }),
      )
      .where(either =>
        either
          .whereIn('t.state', Object.keys(KINDS))
          .orWhere('t.stale_at', '<', now),
      )
      .select(
        's.id',
        's.title',
        't.status',
        't.remaining_ratio',
        't.as_of',
        't.stale_at',
        't.state_since',
        'f.entity_ref',
        'f.title as entity_title',
        'f.scope_ref',
        'c.id as scope_id',
        'c.title as scope_title',
        this.#knex.raw(`${SHOWN_STATE} as shown_state`, [now]),
      );
    return rows.map(row => toReason(row, now));
  }
}

function toReason(row: NeedyRow, now: number): AttentionReason {
  const state = row.shown_state;
  const status: SloStatus = JSON.parse(row.status);
  const alert = fastestAlert(status);
  const burnRate =
    status.burnRates.find(({ window }) => window === alert?.short)?.rate ??
    null;
  const slo = {
    id: String(row.id),
    title: row.title,
    state,
    remainingRatio: row.remaining_ratio,
    burnRate,
    asOf: row.as_of === null ? null : toIso(toNumber(row.as_of)),
  };
  return {
    kind: KINDS[state],
    record: `slo-${row.id}`,
    reason: sentence(slo, status, now),
    ...timesOf(row, status),
    entityRef: row.entity_ref,
    entityTitle: row.entity_title,
    scopeRef: toOptional(row.scope_ref),
    scopeTitle: toOptional(row.scope_title),
    scopeId: toOptional(row.scope_id),
    slo,
  };
}

/**
 * An alert may have fired before anybody looked, and stop while another goes
 * on: what stays the same is since when the SLO has been in its state.
 */
function timesOf(
  { shown_state: state, stale_at: staleAt, state_since: since }: NeedyRow,
  { alerts }: SloStatus,
): Pick<AttentionReason, 'since' | 'startedAt'> {
  const startedAt =
    (state === 'stale' && toOptionalNumber(staleAt)) || toNumber(since);
  const firing = alerts.flatMap(alert =>
    state === 'burning' && alert.firing && alert.since
      ? Date.parse(alert.since)
      : [],
  );
  return { since: Math.min(startedAt, ...firing), startedAt };
}

function fastestAlert({ alerts }: SloStatus) {
  return alerts
    .filter(({ firing }) => firing)
    .sort((a, b) => b.threshold - a.threshold)
    .at(0);
}

function sentence(
  { title, state, remainingRatio, burnRate, asOf }: NeedySlo,
  { reason }: SloStatus,
  now: number,
): string {
  switch (state) {
    case 'exhausted':
      return `${title} has spent ${formatConsumed(
        1 - (remainingRatio ?? 0),
      )} of its budget`;
    case 'burning':
      return burnRate === null
        ? `${title} spends its budget too fast`
        : `${title} spends ${formatBurnRate(burnRate)} its budget`;
    case 'stale':
      return asOf === null
        ? `${title} has received nothing so far`
        : `${title} has received nothing for ${formatDuration(
            (now - Date.parse(asOf)) / 1000,
          )}`;
    default:
      return `${title} cannot be computed: ${reason}`;
  }
}

type NeedySlo = NonNullable<AttentionItem['slo']>;
