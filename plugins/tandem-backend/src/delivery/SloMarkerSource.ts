import type { SloMarker } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toBoolean, toIso, toNumber, toOptional } from '../database/rows';

/** A chart marks no more of each than this. */
const LIMIT = 100;
const PRODUCTION = 'production';

/** What reached production and what went wrong there, for the charts of SLOs. */
export class SloMarkerSource {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Of a range in epoch milliseconds. Of too many deployments those that failed
   * or rolled back are kept, then the newest.
   */
  async markers(
    entityId: number,
    from: number,
    to: number,
  ): Promise<SloMarker[]> {
    const [deployments, incidents] = await Promise.all([
      this.#deployments(entityId, from, to),
      this.#incidents(entityId, from, to),
    ]);
    return [...deployments, ...incidents];
  }

  async #deployments(
    entityId: number,
    from: number,
    to: number,
  ): Promise<SloMarker[]> {
    const rows = await this.#knex('deployments')
      .where({
        entity_id: entityId,
        environment: PRODUCTION,
        status: 'succeeded',
      })
      .where('finished_at', '>=', from)
      .where('finished_at', '<', to)
      .orderByRaw(
        "case when failed = ? or kind = 'rollback' then 0 else 1 end, finished_at desc",
        [true],
      )
      .limit(LIMIT)
      .select(
        'id',
        'finished_at',
        'version',
        'commit_sha',
        'kind',
        'failed',
        'url',
      );
    return rows.map(row => ({
      at: toIso(toNumber(row.finished_at)),
      kind: 'deployment',
      title: titleOf(row),
      url: toOptional(row.url),
      id: String(row.id),
      failed: toBoolean(row.failed),
      rollback: row.kind === 'rollback',
    }));
  }

  async #incidents(
    entityId: number,
    from: number,
    to: number,
  ): Promise<SloMarker[]> {
    const rows = await this.#knex('incidents')
      .where({ entity_id: entityId, environment: PRODUCTION })
      .where('started_at', '>=', from)
      .where('started_at', '<', to)
      .orderBy('started_at', 'desc')
      .limit(LIMIT)
      .select('id', 'started_at', 'resolved_at', 'title', 'url');
    return rows.map(row => ({
      at: toIso(toNumber(row.started_at)),
      kind: 'incident',
      title: row.title,
      url: toOptional(row.url),
      id: String(row.id),
      until:
        row.resolved_at === null ? undefined : toIso(toNumber(row.resolved_at)),
    }));
  }
}

/** The version, else the commit as people abbreviate it. */
function titleOf(row: {
  version: string | null;
  commit_sha: string | null;
}): string {
  return row.version ?? row.commit_sha?.slice(0, 7) ?? 'unnamed';
}
