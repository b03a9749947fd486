import {
  addDays,
  awayUntil,
  holdsPlace,
  loadWarner,
  stateOf,
  todayIn,
  type LoadLimits,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { StoredAssignment } from './assignmentRow';
import { ownerChanges, type OwnerChange } from './ownerChanges';
import { plansOf, type Plan, type PlanReader } from './PlanReader';
import type { MayRead } from './refusals';

/** Of whom somebody may see more than whom they help. */
interface PeopleView {
  showsLoadOf(userRef: string): boolean;
  showsAbsencesOf(userRef: string): boolean;
}

interface WarningOptions {
  db?: Knex;
  view?: PeopleView;
  mayRead?: MayRead;
}

/** What is worth knowing of assignments before they trouble somebody. */
export class AssignmentWarnings {
  readonly #knex: Knex;
  readonly #plans: PlanReader;
  readonly #limits: LoadLimits;

  constructor(options: { knex: Knex; plans: PlanReader; limits: LoadLimits }) {
    this.#knex = options.knex;
    this.#plans = options.plans;
    this.#limits = options.limits;
  }

  /**
   * The warnings of each, by id; those that are over have none.
   *
   * @param options - `db` is the transaction, where there is one; `view` leaves
   * out what tells the load of somebody whose load is not shown, and with
   * `mayRead` the days away of those who help what the caller may not see
   */
  async of(
    assignments: StoredAssignment[],
    now: number,
    { db = this.#knex, view, mayRead = () => true }: WarningOptions = {},
  ): Promise<Map<string, string[]>> {
    const open = assignments.filter(each => holdsPlace(stateOf(each, now)));
    const people = open.filter(each => each.liaisonId !== undefined);
    const outlooks = await this.#outlooksOf(people, now, db, view);
    const groups = await this.#groupsOf(people, db);
    const changedHands = await ownerChanges(
      db,
      open.map(each => each.id),
    );
    return new Map(
      open.map(each => {
        const ref = each.liaisonRef;
        const withAbsences =
          mayRead(each) || view?.showsAbsencesOf(ref ?? '') !== false;
        const warnings =
          ref === undefined
            ? []
            : [
                ...ofLoad(each, outlooks.get(ref)!, now),
                ...(withAbsences
                  ? ofAbsence(each, ref, outlooks.get(ref)!, now)
                  : []),
                ...ofOwnTeam(each, groups.get(ref)),
              ];
        const ofScope = [
          ...ofNewScope(each),
          ...ofNewOwner(each, changedHands.get(each.id)),
        ];
        return [each.id, [...warnings, ...ofScope]];
      }),
    );
  }

  /** Of each person, what is on the scopes they help. */
  async #outlooksOf(
    people: StoredAssignment[],
    now: number,
    db: Knex,
    view: PeopleView | undefined,
  ): Promise<Map<string, Outlook>> {
    if (people.length === 0) return new Map();
    // Wherever a civil date is today, it is not before yesterday in UTC.
    const plan = await this.#plans.of(
      { liaisonIds: [...new Set(people.map(each => each.liaisonId!))] },
      addDays(todayIn('UTC', now), -1),
      db,
    );
    const plans = plansOf(
      plan,
      people.map(each => each.liaisonRef!),
    );
    return new Map(
      [...plans].map(([ref, { assignments, absences }]) => [
        ref,
        {
          absences,
          warn:
            view?.showsLoadOf(ref) === false
              ? () => []
              : loadWarner(ref, assignments, absences, this.#limits),
        },
      ]),
    );
  }

  /** The groups that each person is a member of, with their parents. */
  async #groupsOf(
    people: StoredAssignment[],
    db: Knex,
  ): Promise<Map<string, Set<string>>> {
    const refs = [...new Set(people.map(each => each.liaisonRef!))];
    if (refs.length === 0) return new Map();
    const rows: {
      user_ref: string;
      group_ref: string;
      parent: string | null;
    }[] = await db('entity_members as m')
      .leftJoin('entity_ancestors as a', 'a.entity_ref', 'm.group_ref')
      .whereIn('m.user_ref', refs)
      .select('m.user_ref', 'm.group_ref', 'a.ancestor_ref as parent');
    const groups = new Map(refs.map(ref => [ref, new Set<string>()]));
    for (const { user_ref: ref, group_ref: group, parent } of rows) {
      groups
        .get(ref)
        ?.add(group)
        .add(parent ?? group);
    }
    return groups;
  }
}

/** What is ahead of a person. */
interface Outlook extends Pick<Plan, 'absences'> {
  warn: ReturnType<typeof loadWarner>;
}

function ofLoad(
  { startsOn, endsOn, timeZone }: StoredAssignment,
  { warn }: Outlook,
  now: number,
): string[] {
  const today = todayIn(timeZone, now);
  return warn(
    startsOn < today ? today : startsOn,
    endsOn && addDays(endsOn, 1),
  );
}

function ofAbsence(
  { startsOn, timeZone }: StoredAssignment,
  liaisonRef: string,
  { absences }: Outlook,
  now: number,
): string[] {
  const isAhead = startsOn >= todayIn(timeZone, now);
  const away = isAhead && awayUntil(liaisonRef, absences, startsOn);
  return away
    ? [
        `${liaisonRef} is away on the first day, until ${away}: a deputy can stand in.`,
      ]
    : [];
}

function ofOwnTeam(
  { pattern, scopeRef, scopeOwnerRef, liaisonRef }: StoredAssignment,
  groups: Set<string> = new Set(),
): string[] {
  const team = scopeRef.startsWith('group:') ? scopeRef : scopeOwnerRef;
  return pattern === 'liaison' && team !== undefined && groups.has(team)
    ? [
        `${liaisonRef} belongs to ${team}, the team they serve: that is what 'embed' is for.`,
      ]
    : [];
}

function ofNewScope({ isScopeNew, scopeRef }: StoredAssignment): string[] {
  return isScopeNew
    ? [
        `${scopeRef} was registered anew since: if it is still the same, accept or save this once more.`,
      ]
    : [];
}

function ofNewOwner(
  { scopeRef }: StoredAssignment,
  change: OwnerChange | undefined,
): string[] {
  if (!change) return [];
  const now = change.ownerRef
    ? `belongs to ${change.ownerRef} now`
    : 'belongs to nobody now';
  return [
    `${scopeRef} ${now}, before to ${change.formerRef}: if this assignment still fits, save it once more.`,
  ];
}
