import {
  SampleInput,
  SampleResolution,
  SLOT_MILLIS,
  slotStart,
  TIER_MILLIS,
} from '@tandem/backstage-plugin-tandem-common';
import { toIso } from '../history/changes';
import type { DemoSlot } from './generateSlots';

/** What is posted with one resolution. */
export interface Samples {
  resolution: SampleResolution;
  items: SampleInput[];
}

/**
 * Slots as the API takes them, oldest first: full hours of what is older than
 * the 4 days in which slots of 5 minutes are taken, and those as they are.
 *
 * @param slots - of 5 minutes, oldest first
 * @param now - epoch milliseconds
 */
export function samplesOf(slots: readonly DemoSlot[], now: number): Samples[] {
  const fineFrom = slotStart(now, '5m') - TIER_MILLIS['5m'];
  // The time goes on while samples are posted: the oldest slot may be too old.
  const surelyFineFrom = fineFrom + SLOT_MILLIS['5m'];
  const hoursUntil = slotStart(fineFrom, '1h');
  const all: Samples[] = [
    {
      resolution: '1h',
      items: byHour(slots.filter(({ start }) => start < hoursUntil)),
    },
    {
      resolution: '5m',
      items: slots.filter(({ start }) => start >= surelyFineFrom).map(toSample),
    },
  ];
  return all.filter(({ items }) => items.length > 0);
}

function byHour(slots: readonly DemoSlot[]): SampleInput[] {
  const hours = new Map<number, DemoSlot>();
  for (const { start, good, total } of slots) {
    const hour = slotStart(start, '1h');
    const sum = hours.get(hour) ?? { start: hour, good: 0, total: 0 };
    sum.good += good;
    sum.total += total;
    hours.set(hour, sum);
  }
  return [...hours.values()].map(toSample);
}

function toSample({ start, good, total }: DemoSlot): SampleInput {
  return { start: toIso(start), good, total };
}
