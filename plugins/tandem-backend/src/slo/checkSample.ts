import {
  SLOT_MILLIS,
  slotStart,
  TIER_MILLIS,
  type Sample,
  type SampleResolution,
} from '@tandem/backstage-plugin-tandem-common';
import { toIso } from '../database/rows';
import type { FieldError } from '../http/parseInput';

/** A slot counts once it has ended; clocks may differ by this much. */
const CLOCK_SKEW_MILLIS = 60_000;

const NAMES = { '5m': '5 minutes', '1h': '1 hour' } as const;

/**
 * What is wrong with the place of a slot in time. Slots of 5 minutes are taken
 * for 4 days; slots of an hour fill in the history before those.
 *
 * @param now - epoch milliseconds
 */
export function checkSampleTime(
  { start }: Pick<Sample, 'start'>,
  resolution: SampleResolution,
  now: number,
): FieldError | undefined {
  const length = SLOT_MILLIS[resolution];
  const end = start + length;
  const fineFrom = slotStart(now, '5m') - TIER_MILLIS['5m'];
  const firstStart =
    resolution === '5m' ? fineFrom : slotStart(now, '1h') - TIER_MILLIS['1h'];
  if (start % length !== 0) {
    return refuse(
      `must be a multiple of ${NAMES[resolution]} in UTC, such as ${toIso(
        slotStart(start, resolution),
      )}`,
    );
  }
  if (start < firstStart) {
    return refuse(
      resolution === '5m'
        ? `is older than 4 days; send slots of an hour with ?resolution=1h for what was before`
        : `is older than 100 days`,
    );
  }
  if (resolution === '1h' && end > fineFrom) {
    return refuse(
      'lies in the last 4 days, for which slots of 5 minutes are asked: leave ?resolution=1h out',
    );
  }
  if (end > now + CLOCK_SKEW_MILLIS) {
    return refuse(
      'the slot has not ended; send it once it has, and check the clock of the sender',
    );
  }
  return undefined;
}

function refuse(message: string): FieldError {
  return { field: 'start', message: `start: ${message}` };
}
