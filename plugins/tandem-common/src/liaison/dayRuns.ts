import { addDays, type CivilDays } from './civilDates';

/** The dates at which something that holds on these days can change. */
export function changesOf(days: readonly CivilDays[]): string[] {
  return days.flatMap(({ startsOn, endsOn }) =>
    endsOn === undefined ? [startsOn] : [startsOn, addDays(endsOn, 1)],
  );
}

/**
 * Runs of days within which nothing changes, so that one day of each stands for
 * all; the last one is open where the days are.
 *
 * @param to - exclusive; undefined for days without end
 */
export function runsBetween(
  changes: readonly string[],
  from: string,
  to: string | undefined,
): CivilDays[] {
  if (to !== undefined && to <= from) {
    return [];
  }
  const within = changes.filter(
    date => date > from && (to === undefined || date < to),
  );
  const starts = [from, ...[...new Set(within)].sort()];
  return starts.map((startsOn, index) => {
    const next = starts[index + 1] ?? to;
    return { startsOn, endsOn: next && addDays(next, -1) };
  });
}
