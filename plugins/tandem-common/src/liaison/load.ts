import type { AbsenceDays } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import { addDays, eachDay } from './civilDates';
import { runsBetween } from './dayRuns';
import { promisesOf, type Promises } from './promises';

/** More than all of a person's working time is not theirs to give. */
const ALL_TIME = 100;

/**
 * A run of civil days, both included, with the same load on each.
 *
 * @public
 */
export interface LoadRun {
  from: string;
  /** Undefined where it has no end. */
  to?: string;
  /** Percent of the working time. */
  allocation: number;
}

/**
 * From where on a load is worth a warning; both may be reached.
 *
 * @public
 */
export interface LoadLimits {
  /** Percent of the working time. */
  allocation: number;
  /** Scopes one person helps at a time. */
  teams: number;
}

/** @public */
export const DEFAULT_LOAD_LIMITS: LoadLimits = { allocation: 80, teams: 5 };

/**
 * Percent of the working time that a person has promised, day by day. Proposals,
 * accepted ones and shadows count; who is away counts 0; deputies count while
 * standing in, with their own allocation or else the primary's.
 *
 * @param assignments - all of the person, and the primaries of every scope they
 *   are deputy of
 * @param absences - those of all these people
 * @param from - the first civil date
 * @param to - exclusive
 * @public
 */
export function loadOf(
  userRef: string,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
  from: string,
  to: string,
): { date: string; allocation: number }[] {
  const promises = promisesOf(userRef, assignments, absences);
  return loadRuns(promises, from, to).flatMap(run =>
    eachDay(run.from, run.to === undefined ? to : addDays(run.to, 1)).map(
      date => ({ date, allocation: run.allocation }),
    ),
  );
}

/**
 * The days on which a person has promised more than all of their time.
 *
 * @param assignments - see `loadOf`
 * @param absences - see `loadOf`
 * @param from - the first civil date
 * @param to - exclusive; undefined asks for all days to come
 * @public
 */
export function overAllocatedDays(
  userRef: string,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
  from: string,
  to?: string,
): LoadRun[] {
  const promises = promisesOf(userRef, assignments, absences);
  return loadRuns(promises, from, to).filter(
    ({ allocation }) => allocation > ALL_TIME,
  );
}

/**
 * What to tell who plans for a person: their highest load and number of scopes,
 * where they are above the limits.
 *
 * @param assignments - see `loadOf`
 * @param absences - see `loadOf`
 * @param from - the first civil date
 * @param to - exclusive; undefined asks for all days to come
 * @public
 */
export function loadWarnings(
  userRef: string,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
  from: string,
  to?: string,
  limits: LoadLimits = DEFAULT_LOAD_LIMITS,
): string[] {
  const promises = promisesOf(userRef, assignments, absences);
  const fullest = highest(
    loadRuns(promises, from, to).map(run => [run.allocation, run.from]),
  );
  const busiest = highest(scopeCounts(promises, from, to));
  const warnings: string[] = [];
  if (fullest && fullest[0] > limits.allocation) {
    warnings.push(
      `${userRef} has promised ${fullest[0]} % of their time from ${fullest[1]}; up to ${limits.allocation} % leaves room for the unplanned.`,
    );
  }
  if (busiest && busiest[0] > limits.teams) {
    warnings.push(
      `${userRef} helps ${busiest[0]} teams from ${busiest[1]}; up to ${limits.teams} leaves time for each.`,
    );
  }
  return warnings;
}

/** A figure and the first date it holds on. */
type Figure = [figure: number, date: string];

function highest(figures: readonly Figure[]): Figure | undefined {
  return figures.reduce<Figure | undefined>(
    (best, each) => (best === undefined || each[0] > best[0] ? each : best),
    undefined,
  );
}

function scopeCounts(
  promises: Promises,
  from: string,
  to: string | undefined,
): Figure[] {
  return runsBetween(promises.changes, from, to).map(({ startsOn }) => {
    const shares = promises.sharesOn(startsOn);
    return [new Set(shares.map(share => share.scopeRef)).size, startsOn];
  });
}

/** Neighbouring runs of equal load become one. */
function loadRuns(
  promises: Promises,
  from: string,
  to: string | undefined,
): LoadRun[] {
  const runs: LoadRun[] = [];
  for (const { startsOn, endsOn } of runsBetween(promises.changes, from, to)) {
    const shares = promises.sharesOn(startsOn);
    const allocation = shares.reduce((sum, share) => sum + share.allocation, 0);
    const last = runs.at(-1);
    if (last?.allocation === allocation) {
      last.to = endsOn;
    } else {
      runs.push({ from: startsOn, to: endsOn, allocation });
    }
  }
  return runs;
}
