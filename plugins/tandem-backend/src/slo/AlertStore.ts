import type {
  AlertSeverity,
  BurnWindow,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toNumber, toOptionalNumber } from '../database/rows';
import type { AlertRecord } from './alertHistory';

/** When the alerts of SLOs fired. */
export class AlertStore {
  /** Those that fired at an instant or after, oldest first. */
  async since(
    db: Knex,
    sloId: number,
    instant: number,
  ): Promise<AlertRecord[]> {
    const rows = await db('slo_alerts')
      .where('slo_id', sloId)
      .where(query =>
        query.whereNull('ended_at').orWhere('ended_at', '>', instant),
      )
      .orderBy(['started_at', 'objective', 'long_window']);
    return rows.map(toAlertRecord);
  }

  /** Those that fired within a range, newest first. */
  async within(
    db: Knex,
    sloId: number,
    { from, to, limit }: { from: number; to: number; limit: number },
  ): Promise<AlertRecord[]> {
    const rows = await db('slo_alerts')
      .where('slo_id', sloId)
      .where('started_at', '<', to)
      .where(query =>
        query.whereNull('ended_at').orWhere('ended_at', '>', from),
      )
      .orderBy('started_at', 'desc')
      .limit(limit);
    return rows.map(toAlertRecord);
  }

  /** Puts records in the place of others, where they differ. */
  async replace(
    trx: Knex.Transaction,
    sloId: number,
    { before, after }: { before: AlertRecord[]; after: AlertRecord[] },
  ): Promise<void> {
    const kept = new Set(after.map(textOf));
    const known = new Set(before.map(textOf));
    for (const record of before.filter(item => !kept.has(textOf(item)))) {
      await trx('slo_alerts')
        .where({
          slo_id: sloId,
          started_at: record.startedAt,
          objective: record.objective,
          long_window: record.long,
        })
        .delete();
    }
    const added = after.filter(item => !known.has(textOf(item)));
    for (const chunk of inChunks(added)) {
      await trx('slo_alerts').insert(
        chunk.map(record => ({
          slo_id: sloId,
          objective: record.objective,
          severity: record.severity,
          long_window: record.long,
          short_window: record.short,
          started_at: record.startedAt,
          ended_at: record.endedAt ?? null,
        })),
      );
    }
  }
}

function textOf(record: AlertRecord): string {
  const { objective, long, startedAt, endedAt } = record;
  return [objective, long, startedAt, endedAt].join();
}

function toAlertRecord(row: {
  objective: number;
  severity: AlertSeverity;
  long_window: BurnWindow;
  short_window: BurnWindow;
  started_at: string | number;
  ended_at: string | number | null;
}): AlertRecord {
  return {
    objective: row.objective,
    severity: row.severity,
    long: row.long_window,
    short: row.short_window,
    startedAt: toNumber(row.started_at),
    endedAt: toOptionalNumber(row.ended_at),
  };
}
