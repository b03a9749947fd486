import type {
  OpenSloDocument,
  SloState,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber, toOptional } from '../database/rows';

/** One version of an SLO. */
export interface Revision {
  version: number;
  /** Epoch milliseconds. */
  at: number;
  /** A User reference, or the name of a service. */
  by: string;
  reason?: string;
  state: SloState;
  document: OpenSloDocument;
}

/** Every version of every SLO; none is ever changed. */
export class RevisionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(
    trx: Knex.Transaction,
    sloId: number,
    revision: Revision,
  ): Promise<void> {
    await trx('slo_revisions').insert({
      slo_id: sloId,
      version: revision.version,
      at: revision.at,
      by: revision.by,
      reason: revision.reason ?? null,
      state: revision.state,
      document: JSON.stringify(revision.document),
    });
  }

  /** Newest first; of one SLO, below a version, where given. */
  async list(
    sloId: number,
    { below, limit }: { below?: number; limit: number },
  ): Promise<Revision[]> {
    const rows = await this.#knex('slo_revisions')
      .where('slo_id', sloId)
      .modify(query => {
        // A cursor can hold more than PostgreSQL takes for a version.
        if (below !== undefined) {
          query.whereRaw('version < cast(? as bigint)', [below]);
        }
      })
      .orderBy('version', 'desc')
      .limit(limit);
    return rows.map(toRevision);
  }

  async find(
    trx: Knex.Transaction,
    sloId: number,
    version: number,
  ): Promise<Revision | undefined> {
    const row = await trx('slo_revisions')
      .where({ slo_id: sloId, version })
      .first();
    return row && toRevision(row);
  }
}

function toRevision(row: {
  version: number;
  at: number | string;
  by: string;
  reason: string | null;
  state: SloState;
  document: string;
}): Revision {
  return {
    version: row.version,
    at: toNumber(row.at),
    by: row.by,
    reason: toOptional(row.reason),
    state: row.state,
    document: JSON.parse(row.document),
  };
}
