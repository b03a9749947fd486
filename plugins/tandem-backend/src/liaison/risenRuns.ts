import { addDays, type LoadRun } from '@tandem/backstage-plugin-tandem-common';

/**
 * The runs whose load was lower before on some of their days. Who has promised
 * too much, for example while standing in, may still promise less.
 */
export function risenRuns(before: LoadRun[], after: LoadRun[]): LoadRun[] {
  return after.filter(run =>
    changesWithin(before, run).some(
      date =>
        !before.some(
          each => holds(each, date) && each.allocation >= run.allocation,
        ),
    ),
  );
}

/** One date of each part of the run in which the load before was the same. */
function changesWithin(before: LoadRun[], run: LoadRun): string[] {
  const changes = before.flatMap(({ from, to }) =>
    to === undefined ? [from] : [from, addDays(to, 1)],
  );
  return [run.from, ...changes.filter(date => holds(run, date))];
}

function holds({ from, to }: LoadRun, date: string): boolean {
  return from <= date && (to === undefined || date <= to);
}
