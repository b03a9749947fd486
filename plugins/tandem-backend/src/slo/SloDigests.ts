import type { Knex } from 'knex';
import type { SloHealthState } from '@tandem/backstage-plugin-tandem-common';
import {
  inChunks,
  toNumber,
  toOptional,
  toOptionalNumber,
} from '../database/rows';
import type { FleetSlos, SloDigest } from '../fleet/sources';
import { IS_UNKNOWN, SHOWN_RANK, SHOWN_STATE } from './listedSlo';

/** The worst SLO of a service, with what all of them come to. */
interface DigestRow {
  entity_id: number;
  state: SloHealthState;
  remaining_ratio: number | null;
  as_of: string | number | null;
  slos: string | number;
  published: string | number;
  stale_at: string | number | null;
}

/** Tells of many services at once how their SLOs do, in one query for some hundred. */
export class SloDigests implements FleetSlos {
  async digests(
    db: Knex,
    entityIds: readonly number[],
    now: number,
  ): Promise<Map<number, SloDigest>> {
    const digests = new Map<number, SloDigest>();
    for (const chunk of inChunks(entityIds)) {
      const rows: DigestRow[] = await db
        .from(ranked(db, chunk, now).as('ranked'))
        .where('place', 1)
        .select('*');
      for (const row of rows) digests.set(row.entity_id, toDigest(row));
    }
    return digests;
  }
}

function ranked(db: Knex, entityIds: number[], now: number) {
  return db('slos as s')
    .join('slo_status as t', 't.slo_id', 's.id')
    .whereIn('s.entity_id', entityIds)
    .whereNot('s.state', 'archived')
    .select(
      's.entity_id',
      't.remaining_ratio',
      't.as_of',
      db.raw(`${SHOWN_STATE} as state`, [now]),
      db.raw('count(*) over (partition by s.entity_id) as slos'),
      db.raw(
        `sum(case when s.state = 'published' then 1 else 0 end) over (partition by s.entity_id) as published`,
      ),
      db.raw(
        `min(case when t.stale_at >= ? and t.state <> 'stale' then t.stale_at end) over (partition by s.entity_id) as stale_at`,
        [now],
      ),
      db.raw(
        `row_number() over (partition by s.entity_id order by ${SHOWN_RANK}, ${IS_UNKNOWN}, t.remaining_ratio, s.name) as place`,
        [now],
      ),
    );
}

function toDigest(row: DigestRow): SloDigest {
  return {
    count: toNumber(row.slos),
    published: toNumber(row.published),
    state: row.state,
    remainingRatio: toOptional(row.remaining_ratio),
    asOf: toOptionalNumber(row.as_of),
    // It is stale after that instant, not at it.
    changesAt: row.stale_at === null ? undefined : toNumber(row.stale_at) + 1,
  };
}
