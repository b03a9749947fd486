import type { AbsenceDays } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toIso } from '../database/rows';
import type { InstantCursor } from '../http/cursor';

/** A stored absence. */
export interface StoredAbsence extends AbsenceDays {
  id: string;
  userId: number;
}

interface AbsenceRow {
  id: string | number;
  user_id: number;
  user_ref: string;
  starts_on: string;
  ends_on: string;
}

/** Days on which people are away. */
export class AbsenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(key: number): Promise<StoredAbsence | undefined> {
    const row = await this.#select().where('a.id', key).first();
    return row && toStoredAbsence(row);
  }

  /** Latest start first; one more than the page holds, where there is one. */
  async list(query: {
    userId?: number;
    from?: string;
    to?: string;
    limit: number;
    after?: InstantCursor;
  }): Promise<StoredAbsence[]> {
    const rows: AbsenceRow[] = await this.#select()
      .modify(builder => {
        const { userId, from, to, after } = query;
        if (userId !== undefined) builder.where('a.user_id', userId);
        if (from) builder.where('a.ends_on', '>=', from);
        if (to) builder.where('a.starts_on', '<', to);
        if (after) {
          builder.whereRaw('(a.starts_on, a.id) < (?, ?)', [
            toIso(after.at).slice(0, 10),
            after.id,
          ]);
        }
      })
      .orderBy([
        { column: 'a.starts_on', order: 'desc' },
        { column: 'a.id', order: 'desc' },
      ])
      .limit(query.limit + 1);
    return rows.map(toStoredAbsence);
  }

  /** Those of these people that last until a civil date or longer. */
  async listOf(
    userIds: number[],
    from: string,
    db: Knex = this.#knex,
  ): Promise<StoredAbsence[]> {
    if (userIds.length === 0) return [];
    const rows: AbsenceRow[] = await this.#select(db)
      .whereIn('a.user_id', userIds)
      .where('a.ends_on', '>=', from)
      .orderBy(['a.starts_on', 'a.id']);
    return rows.map(toStoredAbsence);
  }

  /** @returns the key of the row; the same days of a person again are one row */
  async insert(absence: {
    userId: number;
    startsOn: string;
    endsOn: string;
    at: number;
    by: string;
  }): Promise<number> {
    const [{ id }] = await this.#knex('absences')
      .insert({
        user_id: absence.userId,
        starts_on: absence.startsOn,
        ends_on: absence.endsOn,
        created_at: absence.at,
        created_by: absence.by,
      })
      .onConflict(['user_id', 'starts_on', 'ends_on'])
      .merge(['user_id'])
      .returning('id');
    return Number(id);
  }

  /** @returns whether there was one */
  async delete(key: number): Promise<boolean> {
    return (await this.#knex('absences').where('id', key).delete()) > 0;
  }

  #select(db: Knex = this.#knex) {
    return db('absences as a')
      .join('catalog_entities as p', 'p.id', 'a.user_id')
      .select(
        'a.id',
        'a.user_id',
        'a.starts_on',
        'a.ends_on',
        'p.entity_ref as user_ref',
      );
  }
}

function toStoredAbsence(row: AbsenceRow): StoredAbsence {
  return {
    id: String(row.id),
    userId: row.user_id,
    userRef: row.user_ref,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}
