import {
  SLO_STATE_RANK,
  withAge,
  type SloHealthState,
  type SloStatus,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { EntityChanges } from '../catalog/EntityChanges';
import { toOptionalNumber } from '../database/rows';
import type { StoredSlo } from './storedSlo';

/** States that do not age: they do not speak of how fresh figures are. */
const AGELESS: readonly SloHealthState[] = ['draft', 'error', 'no-data'];

/** A status as it was computed, and when it is too old to be shown as it is. */
export interface StoredStatus {
  status: SloStatus;
  /** End of the newest slot. */
  asOf?: number;
  /** After this it is stale; absent where that does not matter. */
  staleAt?: number;
}

/** The columns of `slo_status` that a status is read from. */
export interface StatusRow {
  status: string;
  as_of: string | number | null;
  stale_at: string | number | null;
}

/** How each SLO does, kept by those who write to it. */
export class StatusStore {
  readonly #changes: EntityChanges;

  constructor(changes: EntityChanges) {
    this.#changes = changes;
  }

  async find(db: Knex, sloId: number): Promise<StoredStatus | undefined> {
    const row = await db('slo_status')
      .where('slo_id', sloId)
      .first('status', 'as_of', 'stale_at');
    return row && toStoredStatus(row);
  }

  async save(
    trx: Knex.Transaction,
    { id, entityId }: Pick<StoredSlo, 'id' | 'entityId'>,
    {
      status,
      staleAfterMillis,
      now,
    }: { status: SloStatus; staleAfterMillis: number; now: number },
  ): Promise<void> {
    const asOf = status.asOf === null ? null : Date.parse(status.asOf);
    const ages = asOf !== null && !AGELESS.includes(status.state);
    const row = {
      slo_id: id,
      ...columnsOf(status),
      state_since: asOf ?? now,
      as_of: asOf,
      stale_at: ages ? asOf + staleAfterMillis : null,
      computed_at: now,
    };
    await trx('slo_status')
      .insert(row)
      .onConflict('slo_id')
      .merge({
        ...row,
        state_since: trx.raw(
          'case when slo_status.state = excluded.state then slo_status.state_since else excluded.state_since end',
        ),
      });
    await this.#changes.add(trx, [entityId]);
  }

  /** What is known stays, but cannot be gone on with. A draft is a draft first. */
  async fail(
    trx: Knex.Transaction,
    slo: Pick<StoredSlo, 'id' | 'entityId'>,
    { reason, now }: { reason: string; now: number },
  ): Promise<void> {
    const stored = await this.find(trx, slo.id);
    if (!stored || stored.status.state === 'draft') return;
    const { objectives, ...status } = stored.status;
    const failed = { state: 'error', reason } as const;
    await this.save(trx, slo, {
      status: {
        ...status,
        ...failed,
        ...(objectives && {
          objectives: objectives.map(each => ({ ...each, ...failed })),
        }),
      },
      staleAfterMillis: 0,
      now,
    });
  }

  /**
   * Writes into rows what reads say anyway: that they are stale.
   *
   * @returns how many rows say so now that did not before
   */
  async markStale(knex: Knex, limit: number, now: number): Promise<number> {
    const rows = await knex('slo_status as t')
      .join('slos as s', 's.id', 't.slo_id')
      .where('t.stale_at', '<', now)
      .whereNot('t.state', 'stale')
      .orderBy('t.stale_at')
      .limit(limit)
      .select('t.*', 's.entity_id');
    let marked = 0;
    for (const row of rows) {
      marked += await knex.transaction(async trx => {
        // A write that came in between knows better.
        const updated = await trx('slo_status')
          .where({ slo_id: row.slo_id, computed_at: row.computed_at })
          .where('stale_at', row.stale_at)
          .whereNot('state', 'stale')
          .update({
            ...columnsOf(readStatus(row, now)),
            state_since: row.stale_at,
            computed_at: now,
          });
        if (updated > 0) await this.#changes.add(trx, [row.entity_id]);
        return updated;
      });
    }
    return marked;
  }
}

/** The status of a row as it is at an instant. */
export function readStatus(row: StatusRow, now: number): SloStatus {
  const { status, asOf, staleAt } = toStoredStatus(row);
  return asOf === undefined || staleAt === undefined
    ? status
    : withAge(status, { now, staleAfterMillis: staleAt - asOf });
}

function toStoredStatus(row: StatusRow): StoredStatus {
  return {
    status: JSON.parse(row.status),
    asOf: toOptionalNumber(row.as_of),
    staleAt: toOptionalNumber(row.stale_at),
  };
}

function columnsOf(status: SloStatus) {
  return {
    state: status.state,
    state_rank: SLO_STATE_RANK[status.state],
    remaining_ratio: status.budget?.remainingRatio ?? null,
    status: JSON.stringify(status),
  };
}
