import type { EventCounts } from './budget';

/** Events of one stored slot. @public */
export interface Slot extends EventCounts {
  /** In epoch milliseconds. */
  start: number;
}

/** Sums over slots, each answered in logarithmic time. @public */
export interface SlotSums {
  /** Events of the slots that start in [from, to). */
  between(from: number, to: number): EventCounts;
  /** How many slots start in [from, to): one without events is data too. */
  countBetween(from: number, to: number): number;
}

/** Sums events before any ratio is taken. @public */
export function sumCounts(counts: Iterable<EventCounts>): EventCounts {
  let good = 0n;
  let total = 0n;
  for (const each of counts) {
    good += each.good;
    total += each.total;
  }
  return { good, total };
}

/**
 * @param slots - oldest first, none twice; of any lengths
 * @throws Error where they are not
 * @public
 */
export function slotSums(slots: readonly Slot[]): SlotSums {
  const before: EventCounts[] = [{ good: 0n, total: 0n }];
  for (const [index, slot] of slots.entries()) {
    if (index > 0 && slot.start <= slots[index - 1].start) {
      throw new Error('Slots must be given oldest first, none twice');
    }
    before.push(sumCounts([before[index], slot]));
  }
  const range = (from: number, to: number) => {
    const first = countBefore(slots, from);
    return { first, end: Math.max(first, countBefore(slots, to)) };
  };
  return {
    between(from, to) {
      const { first, end } = range(from, to);
      return {
        good: before[end].good - before[first].good,
        total: before[end].total - before[first].total,
      };
    },
    countBetween(from, to) {
      const { first, end } = range(from, to);
      return end - first;
    },
  };
}

function countBefore(slots: readonly Slot[], instant: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (slots[middle].start < instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
