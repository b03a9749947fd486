import type { SliSlotCounts } from '@tandem/backstage-plugin-tandem-node';
import { SLOT_MILLIS } from '@tandem/backstage-plugin-tandem-common';
import type { Piece } from './collectionPieces';

/** More events a day would not fit the sums of days in millionths. */
const DAY_LIMIT = 9e12;

/** A slot as it is stored: whole numbers of `scale` per event. */
export interface StoredCounts {
  start: number;
  good: bigint;
  total: bigint;
}

/**
 * What a source says, as it is stored. What is no number, or not of a slot that
 * was asked for, is left out.
 *
 * @param scale - stored integers per event
 * @throws Error that names the slot where there are more events than can be counted
 */
export function storedCounts(
  counts: readonly SliSlotCounts[],
  { resolution, from, to }: Piece,
  scale: bigint,
): StoredCounts[] {
  const length = SLOT_MILLIS[resolution];
  const limit = (DAY_LIMIT * length) / SLOT_MILLIS['1d'];
  const stored = new Map<number, StoredCounts>();
  for (const { start, good, total } of counts) {
    const isAsked = start >= from && start < to && start % length === 0;
    if (!isAsked || !Number.isFinite(good) || !Number.isFinite(total)) continue;
    if (Math.abs(good) > limit || Math.abs(total) > limit) {
      throw new Error(
        `the source counts ${total} events in the slot of ${new Date(
          start,
        ).toISOString()}, more than can be: please look at its queries`,
      );
    }
    stored.set(start, {
      start,
      good: scaled(good, scale),
      total: scaled(total, scale),
    });
  }
  return [...stored.values()];
}

function scaled(count: number, scale: bigint): bigint {
  return BigInt(Math.round(count * Number(scale)));
}
