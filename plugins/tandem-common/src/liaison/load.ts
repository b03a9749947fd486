import type { AbsenceDays } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import { addDays, eachDay } from './civilDates';
import { runsBetween } from './dayRuns';
import { joinEqual, overAllocatedRuns, type LoadRun } from './loadRuns';
import { promisesOf, type Share } from './promises';

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
  const runs = loadRunsOf(userRef, assignments, absences, from, to);
  return runs.flatMap(run =>
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
  return overAllocatedRuns(
    loadRunsOf(userRef, assignments, absences, from, to),
  );
}

/**
 * The same as `loadOf`, in runs of days with the same load.
 *
 * @param assignments - see `loadOf`
 * @param absences - see `loadOf`
 * @param from - the first civil date
 * @param to - exclusive; undefined asks for all days to come
 * @public
 */
export function loadRunsOf(
  userRef: string,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
  from: string,
  to?: string,
): LoadRun[] {
  const promises = promisesOf(userRef, assignments, absences);
  return runsBetween(promises.changes, from, to)
    .map(({ startsOn, endsOn }) => ({
      from: startsOn,
      to: endsOn,
      allocation: sumOf(promises.sharesOn(startsOn)),
    }))
    .reduce<LoadRun[]>(joinEqual, []);
}

/**
 * What to tell who plans for a person: their highest load and number of scopes
 * on some days, where they are above the limits. Made once for a person, to be
 * asked for the days of each of their assignments.
 *
 * @param assignments - see `loadOf`
 * @param absences - see `loadOf`
 * @returns a function of the first civil date and the exclusive last one, which
 *   is undefined to ask for all days to come
 * @public
 */
export function loadWarner(
  userRef: string,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
  limits: LoadLimits = DEFAULT_LOAD_LIMITS,
): (from: string, to?: string) => string[] {
  const promises = promisesOf(userRef, assignments, absences);
  const figures = new Map<string, DayFigures>();
  const figuresOn = (date: string) => {
    const known = figures.get(date) ?? figuresOf(promises.sharesOn(date));
    figures.set(date, known);
    return known;
  };
  return (from, to) => {
    const dates = runsBetween(promises.changes, from, to).map(
      run => run.startsOn,
    );
    const fullest = highest(dates, date => figuresOn(date).allocation);
    const busiest = highest(dates, date => figuresOn(date).teams);
    return [
      ...(fullest && fullest.figure > limits.allocation
        ? [
            `${userRef} has promised ${fullest.figure} % of their time from ${fullest.date}; up to ${limits.allocation} % leaves room for the unplanned.`,
          ]
        : []),
      ...(busiest && busiest.figure > limits.teams
        ? [
            `${userRef} helps ${busiest.figure} teams from ${busiest.date}; up to ${limits.teams} leaves time for each.`,
          ]
        : []),
    ];
  };
}

/** In the measures of the limits. */
type DayFigures = LoadLimits;

function figuresOf(shares: readonly Share[]): DayFigures {
  return {
    allocation: sumOf(shares),
    teams: new Set(shares.map(share => share.scopeRef)).size,
  };
}

function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, share) => sum + share.allocation, 0);
}

/** The highest figure and the first date it holds on. */
function highest(
  dates: readonly string[],
  figureOn: (date: string) => number,
): { figure: number; date: string } | undefined {
  let best: { figure: number; date: string } | undefined;
  for (const date of dates) {
    const figure = figureOn(date);
    if (best === undefined || figure > best.figure) best = { figure, date };
  }
  return best;
}
