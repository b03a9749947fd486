import { InputError } from '@backstage/errors';

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

export function encodeSloCursor(cursor: SloCursor): string {
  const parts =
    'rank' in cursor
      ? [cursor.at, cursor.id, cursor.rank, cursor.remainingRatio]
      : [cursor.at, cursor.changedAfterId];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws InputError where it is not one of ours */
export function decodeSloCursor(
  cursor: string | undefined,
): SloCursor | undefined {
  if (cursor === undefined) return undefined;
  const parts = readParts(Buffer.from(cursor, 'base64url').toString());
  const [at, id, rank, remainingRatio] = parts ?? [];
  const isKey = (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
  if (typeof at === 'number' && Number.isSafeInteger(at) && isKey(id)) {
    if (parts?.length === 2) return { at, changedAfterId: id };
    const isRatio = remainingRatio === null || Number.isFinite(remainingRatio);
    if (parts?.length === 4 && isKey(rank) && isRatio) {
      return { at, id, rank, remainingRatio: remainingRatio as number | null };
    }
  }
  throw new InputError(
    'cursor: not a cursor of this list, leave it out to start at the first page',
  );
}

function readParts(text: string): unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}
