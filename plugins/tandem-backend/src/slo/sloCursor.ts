import { z } from 'zod';
import { decodeJsonCursor, encodeJsonCursor } from '../http/jsonCursor';

/** Where a list of SLOs goes on: after an SLO in the order of the first page. */
export interface RankedCursor {
  /** When the first page was read, in epoch milliseconds. */
  at: number;
  rank: number;
  remainingRatio: number | null;
  id: number;
}

/** Or after an SLO among those that changed since the first page. */
export interface ChangedCursor {
  at: number;
  changedAfterId: number;
}

export type SloCursor = RankedCursor | ChangedCursor;

const KEY = z.int32().nonnegative();
const PARTS = z.union([
  z.tuple([z.int(), KEY]),
  z.tuple([z.int(), KEY, KEY, z.number().nullable()]),
]);

export function encodeSloCursor(cursor: SloCursor): string {
  return encodeJsonCursor(
    'rank' in cursor
      ? [cursor.at, cursor.id, cursor.rank, cursor.remainingRatio]
      : [cursor.at, cursor.changedAfterId],
  );
}

/** @throws InputError where it is not one of ours */
export function decodeSloCursor(
  cursor: string | undefined,
): SloCursor | undefined {
  if (cursor === undefined) return undefined;
  const parts = decodeJsonCursor(PARTS, cursor);
  if (parts.length === 2) return { at: parts[0], changedAfterId: parts[1] };
  const [at, id, rank, remainingRatio] = parts;
  return { at, id, rank, remainingRatio };
}
