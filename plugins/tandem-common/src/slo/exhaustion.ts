import { budgetMargin } from './budget';
import type { EventCounts } from './budget';
import { BURN_WINDOW_MILLIS } from './burnRate';
import {
  slotStart,
  SLOT_MILLIS,
  tierFor,
  windowEdge,
  windowLength,
} from './rollingWindow';
import type { WindowDuration } from './rollingWindow';
import { slotSums, sumCounts } from './slots';
import type { Slot } from './slots';

/** What an SLO's window holds at `asOf`, before the time ahead is simulated. @public */
export interface BudgetCourse {
  /** Of the window, oldest first, of any lengths. */
  slots: readonly Slot[];
  duration: WindowDuration;
  targetPpb: bigint;
  /** Where the window ends now, in epoch milliseconds. */
  asOf: number;
}

/** A time ahead during which no slot leaves the window. */
interface Stretch {
  from: number;
  to: number;
  /** The budget margin of the slots of today that are still in the window. */
  margin: bigint;
}

/**
 * When a rolling window's budget is spent if the last 6 hours go on, while old
 * slots leave the window. Undefined when that is not within one window, when
 * it is spent already and without traffic in the last 6 hours.
 *
 * @param recent - the events of the 6 hours before `asOf`
 * @returns epoch milliseconds
 * @public
 */
export function exhaustsAt(
  course: BudgetCourse & { recent: EventCounts },
): number | undefined {
  const { recent, targetPpb, asOf } = course;
  if (recent.total === 0n || marginNow(course) <= 0n) {
    return undefined;
  }
  const period = BigInt(BURN_WINDOW_MILLIS['6h']);
  const growth = budgetMargin(recent, targetPpb);
  for (const { from, to, margin } of stretchesAhead(course)) {
    if (margin * period + BigInt(from - asOf) * growth <= 0n) {
      return from;
    }
    if (growth < 0n) {
      const elapsed = (margin * period - growth - 1n) / -growth;
      if (elapsed < BigInt(to - asOf)) {
        return asOf + Number(elapsed);
      }
    }
  }
  return undefined;
}

/**
 * When an exhausted budget has something left again if no event misses from
 * now on and traffic stays at the window's mean. Undefined when that is not
 * within one window and when something is left now.
 *
 * @returns epoch milliseconds
 * @public
 */
export function recoversAt(course: BudgetCourse): number | undefined {
  const { slots, targetPpb, asOf, duration } = course;
  const edge = windowEdge(duration, asOf);
  const first = slots.find(({ start }) => start >= edge);
  if (first === undefined || marginNow(course) > 0n) {
    return undefined;
  }
  const { total } = sumCounts(slots.filter(({ start }) => start >= edge));
  const period = BigInt(asOf - first.start);
  const growth = budgetMargin({ good: total, total }, targetPpb);
  if (growth === 0n) {
    return undefined;
  }
  for (const { from, to, margin } of stretchesAhead(course)) {
    if (margin * period + BigInt(from - asOf) * growth > 0n) {
      return from;
    }
    const elapsed = (-margin * period) / growth + 1n;
    if (elapsed < BigInt(to - asOf)) {
      return asOf + Number(elapsed);
    }
  }
  return undefined;
}

function marginNow({ slots, duration, targetPpb, asOf }: BudgetCourse): bigint {
  const edge = windowEdge(duration, asOf);
  const current = slots.filter(({ start }) => start >= edge);
  return budgetMargin(sumCounts(current), targetPpb);
}

/** The stretches from `asOf` to one window ahead. */
function* stretchesAhead({
  slots,
  duration,
  targetPpb,
  asOf,
}: BudgetCourse): Generator<Stretch> {
  const sums = slotSums(slots);
  const length = windowLength(duration, asOf);
  const tier = tierFor(length);
  const limit = asOf + length;
  let from = asOf;
  while (from < limit) {
    const next = slotStart(from, tier) + SLOT_MILLIS[tier];
    const to = Math.min(next, limit);
    const left = sums.between(windowEdge(duration, from), asOf);
    yield { from, to, margin: budgetMargin(left, targetPpb) };
    from = to;
  }
}
