import * as fc from 'fast-check';
import type { EventCounts } from '../budget';
import { SLOT_MILLIS } from '../rollingWindow';
import type { SlotResolution } from '../rollingWindow';
import type { Slot } from '../slots';
import type { SloStatusInput } from '../sloStatusInput';
import { BILLION, parseTarget } from '../target';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A full hour, as the end of a window. */
export const NOON = Date.parse('2026-03-31T12:00:00Z');

export const TARGET_999 = parseTarget('0.999');
export const THIRTY_DAYS = { count: 30, unit: 'd' } as const;

export const NONE: EventCounts = { good: 0n, total: 0n };

/** So many missed of so many events. */
export function missed(count: number, total: number): EventCounts {
  return { good: BigInt(total - count), total: BigInt(total) };
}

/** Slots of one resolution side by side, the last of which ends at `end`. */
export function slotsUntil(
  end: number,
  resolution: SlotResolution,
  counts: readonly EventCounts[],
): Slot[] {
  const length = SLOT_MILLIS[resolution];
  return counts.map((each, index) => ({
    ...each,
    start: end - (counts.length - index) * length,
  }));
}

/** A published SLO of 99.9 % over 30 days with data up to now. */
export function statusInput(
  fields: Partial<SloStatusInput> = {},
): SloStatusInput {
  return {
    state: 'published',
    objectives: [{ targetPpb: TARGET_999 }],
    duration: THIRTY_DAYS,
    asOf: NOON,
    now: NOON + MINUTE,
    counts: missed(6, 12_000),
    burnCounts: burnCounts(NONE),
    slotsWithData: 720,
    slotsInWindow: 720,
    ...fields,
  };
}

/** The same events in every window. */
export function burnCounts(counts: EventCounts): SloStatusInput['burnCounts'] {
  return {
    '5m': counts,
    '30m': counts,
    '1h': counts,
    '2h': counts,
    '6h': counts,
    '1d': counts,
    '3d': counts,
  };
}

export const anyTarget = fc.bigInt({ min: 0n, max: BILLION - 1n });

export const anyCounts = fc
  .tuple(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }))
  .map(([bad, good]) => missed(bad, bad + good));

export const anyTraffic = anyCounts.filter(({ total }) => total > 0n);

/** Up to 5 hours of 5-minute slots, with gaps, that end at noon at the latest. */
export const anySlots = fc
  .array(fc.option(anyCounts), { minLength: 1, maxLength: 60 })
  .map(all =>
    slotsUntil(
      NOON,
      '5m',
      all.map(each => each ?? NONE),
    ).filter((_, index) => all[index] !== null),
  );
