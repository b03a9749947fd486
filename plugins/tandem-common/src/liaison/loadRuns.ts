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
 * Those of the runs that are more than all of a person's time.
 *
 * @public
 */
export function overAllocatedRuns(runs: readonly LoadRun[]): LoadRun[] {
  return runs.filter(({ allocation }) => allocation > ALL_TIME);
}

/**
 * Two loads of the same days as one.
 *
 * @param one - runs without a gap, in order
 * @param other - the same from the same first to the same last day
 * @public
 */
export function sumLoads(
  one: readonly LoadRun[],
  other: readonly LoadRun[],
): LoadRun[] {
  const sum: LoadRun[] = [];
  let [left, right] = [0, 0];
  while (left < one.length && right < other.length) {
    const [a, b] = [one[left], other[right]];
    const from = a.from > b.from ? a.from : b.from;
    const to = earlier(a.to, b.to);
    joinEqual(sum, { from, to, allocation: a.allocation + b.allocation });
    if (a.to === to) left += 1;
    if (b.to === to) right += 1;
  }
  return sum;
}

/** Adds a run that follows; of equal load with the last one they become one. */
export function joinEqual(runs: LoadRun[], run: LoadRun): LoadRun[] {
  const last = runs.at(-1);
  if (last?.allocation === run.allocation) last.to = run.to;
  else runs.push({ ...run });
  return runs;
}

function earlier(a: string | undefined, b: string | undefined) {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
