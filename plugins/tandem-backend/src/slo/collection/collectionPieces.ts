import {
  SLOT_MILLIS,
  slotStart,
  windowEdge,
  type SlotResolution,
  type WindowDuration,
} from '@tandem/backstage-plugin-tandem-common';
import { tierStart } from '../SlotStore';

/** Samples of a slot may arrive at the source so long after it ended. */
export const INGEST_DELAY_MILLIS = 2 * 60_000;
/**
 * The newest slots are asked for again, since some samples come even later.
 * What is sealed is older than that.
 */
const OVERLAP_MILLIS = 3 * SLOT_MILLIS['5m'];
/** Slots per question: half of the finest that are kept, a month of hours. */
const PIECE_SLOTS: Readonly<Record<SlotResolution, number>> = {
  '5m': 600,
  '1h': 744,
  '1d': 100,
};

/** Up to where each tier of a series was asked for, in epoch milliseconds. */
export interface Cursors {
  slotsTo: number;
  hoursTo: number;
  daysTo: number;
}

/** Slots to ask for, [from, to) in epoch milliseconds. */
export interface Piece {
  resolution: SlotResolution;
  from: number;
  to: number;
}

/** Of a series that was never asked for: all of a window and of the alerts. */
export function firstCursors(duration: WindowDuration, now: number): Cursors {
  const slotsTo = tierStart('5m', now);
  const from = Math.min(windowEdge(duration, now), slotsTo);
  const hourly = tierStart('1h', now);
  const hoursTo = Math.max(slotStart(from, '1h'), hourly);
  return {
    slotsTo,
    hoursTo,
    daysTo:
      from < hourly
        ? Math.max(slotStart(from, '1d'), tierStart('1d', now))
        : slotStart(hoursTo + SLOT_MILLIS['1d'] - 1, '1d'),
  };
}

/**
 * What to ask for next: first what is missing, the oldest before the newer;
 * then hours and days whose finer slots are done, to seal them.
 *
 * @returns undefined where all there can be was asked for
 */
export function nextPiece(cursors: Cursors, now: number): Piece | undefined {
  const fine = tierStart('5m', now);
  const hourly = tierStart('1h', now);
  const end = slotStart(now - INGEST_DELAY_MILLIS, '5m');
  const slotsTo = Math.max(cursors.slotsTo, fine);
  const hoursTo = Math.max(cursors.hoursTo, hourly);
  const daysTo = Math.max(cursors.daysTo, tierStart('1d', now));
  const sealed = slotStart(slotsTo - OVERLAP_MILLIS, '1h');
  const slots = piece('5m', slotsTo, end);
  return (
    piece('1d', daysTo, hourly) ??
    piece('1h', hoursTo, fine) ??
    (slots && {
      ...slots,
      from: Math.max(slotsTo - OVERLAP_MILLIS, fine, hoursTo),
    }) ??
    piece('1h', hoursTo, sealed) ??
    piece('1d', daysTo, slotStart(hoursTo, '1d'))
  );
}

/** Once a piece was answered completely. */
export function afterPiece(
  cursors: Cursors,
  { resolution, to }: Piece,
): Cursors {
  switch (resolution) {
    case '5m':
      return { ...cursors, slotsTo: to };
    case '1h':
      return { ...cursors, hoursTo: to };
    default:
      return { ...cursors, daysTo: to };
  }
}

/** When the next slot of 5 minutes can be asked for. */
export function nextSlotDue(now: number): number {
  return (
    slotStart(now - INGEST_DELAY_MILLIS, '5m') +
    SLOT_MILLIS['5m'] +
    INGEST_DELAY_MILLIS
  );
}

function piece(
  resolution: SlotResolution,
  from: number,
  end: number,
): Piece | undefined {
  const longest = PIECE_SLOTS[resolution] * SLOT_MILLIS[resolution];
  return from < end
    ? { resolution, from, to: Math.min(end, from + longest) }
    : undefined;
}
