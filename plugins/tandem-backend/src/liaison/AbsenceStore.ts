import {
  addDays,
  type AbsenceDays,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { EntityChanges } from '../catalog/EntityChanges';
import { toIso, toNumber } from '../database/rows';
import type { InstantCursor } from '../http/cursor';
import { whereOpen } from './assignmentConditions';

/** A stored absence. */
export interface StoredAbsence extends AbsenceDays {
  id: string;
  userId: number;
  /** When it was entered, epoch milliseconds. */
  createdAt: number;
}

/** Longer ones are entered piece by piece; those that follow each other count as one. */
export const ABSENCE_DAYS_AT_MOST = 400;

interface AbsenceRow {
  id: string | number;
  user_id: number;
  user_ref: string;
  starts_on: string;
  ends_on: string;
  created_at: string | number;
}

/** Leaves out absences `a` of people `p` that a reader may not see. */
type Restrict = (builder: Knex.QueryBuilder) => void;

/** Days on which people are away. */
export class AbsenceStore {
  readonly #knex: Knex;
  readonly #changes: EntityChanges;

  constructor(options: { knex: Knex; changes: EntityChanges }) {
    this.#knex = options.knex;
    this.#changes = options.changes;
  }

  async find(
    key: number,
    restrict: Restrict = () => {},
  ): Promise<StoredAbsence | undefined> {
    const row = await this.#select()
      .where('a.id', key)
      .modify(restrict)
      .first();
    return row && toStoredAbsence(row);
  }

  /** Latest start first; one more than the page holds, where there is one. */
  async list(query: {
    userId?: number;
    from?: string;
    to?: string;
    limit: number;
    after?: InstantCursor;
    restrict?: Restrict;
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
        query.restrict?.(builder);
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
    restrict: Restrict = () => {},
  ): Promise<StoredAbsence[]> {
    if (userIds.length === 0) return [];
    const rows: AbsenceRow[] = await this.#select(db)
      .whereIn('a.user_id', userIds)
      .where('a.ends_on', '>=', from)
      .modify(restrict)
      .orderBy(['a.starts_on', 'a.id']);
    return rows.map(toStoredAbsence);
  }

  /** Those of all who help somebody, that last until a civil date or longer. */
  async listOfHelpers(
    from: string,
    restrict: Restrict = () => {},
  ): Promise<StoredAbsence[]> {
    const rows: AbsenceRow[] = await this.#select()
      // None that began earlier lasts until then; this date is indexed.
      .where('a.starts_on', '>', addDays(from, -ABSENCE_DAYS_AT_MOST))
      .where('a.ends_on', '>=', from)
      .whereExists(helping =>
        helping
          .from('assignments as g')
          .whereRaw('g.liaison_id = a.user_id')
          .where('g.decision', 'accepted')
          .whereNot('g.role', 'shadow')
          .select('g.id'),
      )
      .modify(restrict)
      .orderBy(['a.starts_on', 'a.id']);
    return rows.map(toStoredAbsence);
  }

  /**
   * @param whenAdded - what is to be done in the same transaction
   * @returns the key of the row; the same days of a person again are one row
   */
  async insert(
    absence: {
      userId: number;
      startsOn: string;
      endsOn: string;
      at: number;
      by: string;
    },
    whenAdded: (trx: Knex.Transaction, key: string) => Promise<void>,
  ): Promise<number> {
    const { userId, startsOn, endsOn } = absence;
    const days = { user_id: userId, starts_on: startsOn, ends_on: endsOn };
    return this.#knex.transaction(async trx => {
      const [added] = await trx('absences')
        .insert({ ...days, created_at: absence.at, created_by: absence.by })
        .onConflict(['user_id', 'starts_on', 'ends_on'])
        .ignore()
        .returning('id');
      if (added) {
        await this.#changes.add(trx, await scopesOf(trx, [userId]));
        await whenAdded(trx, String(added.id));
      }
      const row = added ?? (await trx('absences').where(days).first('id'));
      return Number(row.id);
    });
  }

  /**
   * @param whenDeleted - what is to be done in the same transaction
   * @returns whether there was one
   */
  async delete(
    key: number,
    whenDeleted: (
      trx: Knex.Transaction,
      absence: StoredAbsence,
    ) => Promise<void>,
  ): Promise<boolean> {
    return this.#knex.transaction(async trx => {
      const row = await this.#select(trx).where('a.id', key).first();
      const deleted = await trx('absences').where('id', key).delete();
      if (!row || deleted === 0) return false;
      await this.#changes.add(trx, await scopesOf(trx, [row.user_id]));
      await whenDeleted(trx, toStoredAbsence(row));
      return true;
    });
  }

  /**
   * Those of a person belong to another row of the catalog from now on.
   *
   * @returns how many moved; days that are entered there already stay one row
   */
  async move(
    trx: Knex.Transaction,
    { from, to }: { from: number; to: number },
  ): Promise<number> {
    const repeated = await trx('absences')
      .where('user_id', from)
      .whereExists(
        trx('absences as entered')
          .where('entered.user_id', to)
          .whereRaw(
            'entered.starts_on = absences.starts_on and entered.ends_on = absences.ends_on',
          )
          .select('entered.id'),
      )
      .delete();
    const moved = await trx('absences')
      .where('user_id', from)
      .update({ user_id: to });
    if (moved + repeated > 0) {
      await this.#changes.add(trx, await scopesOf(trx, [from, to]));
    }
    return moved;
  }

  #select(db: Knex = this.#knex) {
    return db('absences as a')
      .join('catalog_entities as p', 'p.id', 'a.user_id')
      .select(
        'a.id',
        'a.user_id',
        'a.starts_on',
        'a.ends_on',
        'a.created_at',
        'p.entity_ref as user_ref',
      );
  }
}

/** Where these people are expected, or may be. */
async function scopesOf(
  trx: Knex.Transaction,
  userIds: number[],
): Promise<number[]> {
  const rows = await trx('assignments as a')
    .whereIn('a.liaison_id', userIds)
    .modify(whereOpen, Date.now())
    .distinct('a.scope_id as id');
  return rows.map(row => row.id);
}

function toStoredAbsence(row: AbsenceRow): StoredAbsence {
  return {
    id: String(row.id),
    userId: row.user_id,
    userRef: row.user_ref,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    createdAt: toNumber(row.created_at),
  };
}
