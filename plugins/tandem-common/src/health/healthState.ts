import type { HealthState } from './healthSchema';

/** A task that missed this many turns is behind. */
const TURNS = 3;
/** And so is one that was not seen for less than this: restarts take a while. */
const GRACE_MILLIS = 2 * 60_000;
/** Work that waits longer than this is behind. */
const WAIT_MILLIS = 5 * 60_000;

const ORDER: HealthState[] = ['failing', 'behind', 'ok'];

/** What is known of the runs of a task; instants are epoch milliseconds. @public */
export interface TaskRuns {
  everyMillis: number;
  /** Of the last run that came to its end, well or not; else of the start of watching. */
  lastSeenAt: number;
  failuresInARow: number;
}

/**
 * How a task does: it fails with its last run, and is behind once it missed
 * three turns, and two minutes at least.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function taskState(runs: TaskRuns, now: number): HealthState {
  if (runs.failuresInARow > 0) return 'failing';
  const limit = Math.max(TURNS * runs.everyMillis, GRACE_MILLIS);
  return now - runs.lastSeenAt > limit ? 'behind' : 'ok';
}

/**
 * Work is behind where some of it waits for more than five minutes.
 *
 * @param oldestAt - epoch milliseconds
 * @public
 */
export function queueState(
  oldestAt: number | undefined,
  now: number,
): HealthState {
  return oldestAt !== undefined && now - oldestAt > WAIT_MILLIS
    ? 'behind'
    : 'ok';
}

/** The worst of them; of none `ok`. @public */
export function worstState(states: readonly HealthState[]): HealthState {
  return ORDER.find(state => states.includes(state)) ?? 'ok';
}
