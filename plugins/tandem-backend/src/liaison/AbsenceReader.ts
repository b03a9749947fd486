import {
  addDays,
  includesDay,
  overlaps,
  PAGE_LIMIT_DEFAULT,
  todayIn,
  uncoveredDays,
  type Absence,
  type AbsencesQuery,
  type CivilDays,
  type Page,
  type UncoveredDays,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { decodeCursor, toPage } from '../http/cursor';
import type { AbsenceStore, StoredAbsence } from './AbsenceStore';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonView } from './LiaisonView';
import { plansOf, type Plan, type PlanReader } from './PlanReader';
import { recordKey } from './recordKey';

/** A scope that an absence leaves without anybody. */
export interface AbsenceGap extends UncoveredDays {
  scopeTitle?: string;
  /** In which the days are meant. */
  timeZone: string;
  /**
   * When the last of the others who would be in was entered as away, epoch
   * milliseconds; undefined where there are none.
   */
  othersAwaySince?: number;
}

/**
 * Absences as they are shown, with the gaps they leave: to whoever may see
 * everything, or as a view shows them.
 */
export class AbsenceReader {
  readonly #entities: LiaisonEntities;
  readonly #absences: AbsenceStore;
  readonly #plans: PlanReader;

  constructor(options: {
    entities: LiaisonEntities;
    absences: AbsenceStore;
    plans: PlanReader;
  }) {
    this.#entities = options.entities;
    this.#absences = options.absences;
    this.#plans = options.plans;
  }

  /**
   * Latest start first.
   *
   * @throws NotFoundError for a person the catalog never held
   */
  async list(query: AbsencesQuery, view?: LiaisonView): Promise<Page<Absence>> {
    const { userRef, from, to } = query;
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const rows = await this.#absences.list({
      userId:
        userRef === undefined
          ? undefined
          : (
              await this.#entities.known('userRef', userRef, view)
            ).id,
      from,
      to,
      limit,
      after: decodeCursor(query.cursor),
      restrict: builder => view?.restrictAbsences(builder),
    });
    const page = toPage(rows, limit, row => Date.parse(row.startsOn));
    return { ...page, items: await this.show(page.items, view) };
  }

  /** Who is away, unless there is no such absence or the view hides it. */
  async whose(id: string, view?: LiaisonView): Promise<string | undefined> {
    const found = await this.#absences.find(recordKey(id), rows =>
      view?.restrictAbsences(rows),
    );
    return found?.userRef;
  }

  /** Those of a person that are not over, nearest first. */
  async ahead(
    userId: number,
    now: number,
    view?: LiaisonView,
  ): Promise<Absence[]> {
    // Somewhere it is still yesterday in UTC.
    const from = addDays(todayIn('UTC', now), -1);
    const stored = await this.#absences.listOf(
      [userId],
      from,
      undefined,
      rows => view?.restrictAbsences(rows),
    );
    return this.show(stored, view);
  }

  async show(
    stored: Omit<StoredAbsence, 'createdAt'>[],
    view?: LiaisonView,
  ): Promise<Absence[]> {
    const gaps = await this.gaps(stored, { view });
    return stored.map(({ id, userRef, startsOn, endsOn }) => ({
      id,
      userRef,
      startsOn,
      endsOn,
      uncovered: (gaps.get(id) ?? []).map(({ scopeRef, scopeTitle }) => ({
        scopeRef,
        scopeTitle,
      })),
    }));
  }

  /**
   * The gaps that each of these leaves, by its id.
   *
   * @param options - `db` is the transaction, where there is one
   */
  async gaps(
    stored: Omit<StoredAbsence, 'createdAt'>[],
    { db, view }: { db?: Knex; view?: LiaisonView } = {},
  ): Promise<Map<string, AbsenceGap[]>> {
    if (stored.length === 0) return new Map();
    const plan = await this.#plans.of(
      { liaisonIds: [...new Set(stored.map(each => each.userId))] },
      stored.map(each => each.startsOn).sort()[0],
      db,
    );
    const plans = plansOf(
      plan,
      stored.map(each => each.userRef),
    );
    const shown = view
      ? await view.readable(plan.assignments)
      : plan.assignments;
    const scopeRefs = new Set(shown.map(each => each.scopeRef));
    return new Map(
      stored.map(({ id, userRef, startsOn, endsOn }) => [
        id,
        gapsOf({ userRef, startsOn, endsOn }, plans.get(userRef)).filter(
          ({ scopeRef }) => scopeRefs.has(scopeRef),
        ),
      ]),
    );
  }
}

/** @param plan - of the scopes that matter, and of all who are there for them */
export function gapsOf(
  absence: Pick<StoredAbsence, 'userRef' | 'startsOn' | 'endsOn'>,
  plan: Plan = { assignments: [], absences: [] },
): AbsenceGap[] {
  // Of whole years of plans a few days matter.
  const assignments = plan.assignments.filter(each => overlaps(each, absence));
  const absences = plan.absences.filter(each => overlaps(each, absence));
  return uncoveredDays(absence, assignments, absences).flatMap(days => {
    const serving = assignments.filter(
      each =>
        each.scopeRef === days.scopeRef &&
        each.decision === 'accepted' &&
        each.role !== 'shadow' &&
        overlaps(each, days),
    );
    const own = serving.find(
      each =>
        each.liaisonRef === absence.userRef && includesDay(each, days.endsOn),
    );
    if (!own) return [];
    const { scopeTitle, timeZone } = own;
    const others = serving.filter(each => each.liaisonRef !== own.liaisonRef);
    return {
      ...days,
      scopeTitle,
      timeZone,
      othersAwaySince: awaySince(others, days, absences),
    };
  });
}

/** When the last of these people was entered as away on some of the days. */
function awaySince(
  people: Plan['assignments'],
  days: CivilDays,
  absences: Plan['absences'],
): number | undefined {
  const refs = new Set(people.map(each => each.liaisonRef));
  const entered = absences
    .filter(each => refs.has(each.userRef) && overlaps(each, days))
    .map(each => each.createdAt);
  return entered.length > 0 ? Math.max(...entered) : undefined;
}

/** Whether the last day of a gap is over where its days are meant. */
export function isGapOver(
  { endsOn, timeZone }: AbsenceGap,
  now: number,
): boolean {
  return endsOn < todayIn(timeZone, now);
}
