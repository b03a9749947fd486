import {
  addDays,
  stateOf,
  todayIn,
  type Team,
  type Teams,
  type TeamsQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogStore } from '../catalog/CatalogStore';
import type { AssignmentReader } from '../liaison/AssignmentReader';
import type { StoredAssignment } from '../liaison/assignmentRow';
import type { LiaisonView } from '../liaison/LiaisonView';
import type { LiaisonViews } from '../liaison/LiaisonViews';
import type { LoadReader } from '../liaison/LoadReader';
import type { Access } from '../permissions/Access';
import { noFigures, teamFigures } from './teamFigures';

const LOAD_DAYS = 8 * 7;

/** What a liaison sees of their own work. */
export class TeamsReader {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #assignments: AssignmentReader;
  readonly #views: LiaisonViews;
  readonly #load: LoadReader;
  readonly #warnAbovePercent: number;
  readonly #prepareFleet: () => Promise<void>;

  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    assignments: AssignmentReader;
    views: LiaisonViews;
    load: LoadReader;
    warnAbovePercent: number;
    /** Brings the rows of services up to date. */
    prepareFleet: () => Promise<void>;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#assignments = options.assignments;
    this.#views = options.views;
    this.#load = options.load;
    this.#warnAbovePercent = options.warnAbovePercent;
    this.#prepareFleet = options.prepareFleet;
  }

  /** Nothing for a person the catalog does not know. */
  async of(
    { userRef: principalRef }: { userRef: string },
    { timeZone }: TeamsQuery,
    access: Access,
  ): Promise<Teams> {
    const now = Date.now();
    const view = this.#views.of(access, {
      ref: principalRef,
      userRef: principalRef,
    });
    const from = mondayOf(todayIn(timeZone, now));
    const to = addDays(from, LOAD_DAYS);
    const userRef = principalRef.toLocaleLowerCase('en-US');
    const person = (await this.#catalog.findByRefs([userRef])).get(userRef);
    const warnAbovePercent = this.#warnAbovePercent;
    if (!person) {
      return { items: [], absences: [], load: noLoad(from), warnAbovePercent };
    }
    await this.#prepareFleet();
    const { entityRef } = person;
    const [work, load] = await Promise.all([
      this.#assignments.forUser(entityRef, view),
      this.#load.load({ userRef: entityRef, from, to }),
    ]);
    return {
      items: await this.#teams(work.assignments, now, view),
      absences: work.absences,
      load: load.items,
      warnAbovePercent,
    };
  }

  async #teams(
    assignments: Team['assignment'][],
    now: number,
    view: LiaisonView,
  ): Promise<Team[]> {
    const [figures, successors] = await Promise.all([
      teamFigures(this.#knex, {
        scopeRefs: assignments.map(({ scopeRef }) => scopeRef),
        access: view.access,
        now,
      }),
      this.#assignments.successors(assignments, now, view),
    ]);
    return assignments.map(assignment => ({
      assignment,
      ...(figures.get(assignment.scopeRef) ?? noFigures()),
      successor: toSuccessor(successors.get(assignment.id), now),
    }));
  }
}

function toSuccessor(
  next: StoredAssignment | undefined,
  now: number,
): Team['successor'] {
  return (
    next && {
      liaisonRef: next.liaisonRef,
      liaisonTitle: next.liaisonTitle,
      startsOn: next.startsOn,
      state: stateOf(next, now),
    }
  );
}

/** The Monday of the week that a civil date is in. */
function mondayOf(date: string): string {
  const daysSinceMonday = (new Date(date).getUTCDay() + 6) % 7;
  return addDays(date, -daysSinceMonday);
}

function noLoad(from: string): Teams['load'] {
  return Array.from({ length: LOAD_DAYS }, (_, day) => ({
    date: addDays(from, day),
    allocation: 0,
  }));
}
