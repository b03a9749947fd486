import { foreignCursor } from './jsonCursor';

/** The last row of a page, as the next request names it. */
export interface InstantCursor {
  /** Epoch milliseconds. */
  at: number;
  id: number;
}

export function encodeCursor(cursor: InstantCursor): string {
  return Buffer.from(`${cursor.at}.${cursor.id}`).toString('base64url');
}

/** @throws InputError where it is not one of ours */
export function decodeCursor(
  cursor: string | undefined,
): InstantCursor | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  const match = /^(-?\d{1,15})\.(\d{1,15})$/.exec(text);
  if (!match) {
    throw foreignCursor('list');
  }
  return { at: Number(match[1]), id: Number(match[2]) };
}

/**
 * A page of the list from `limit + 1` rows: one more was fetched to see
 * whether there is more.
 */
export function toPage<T extends { id: number | string }>(
  rows: T[],
  limit: number,
  at: (row: T) => number,
): { items: T[]; nextCursor?: string } {
  const items = rows.slice(0, limit);
  const last = items[items.length - 1];
  return rows.length > limit
    ? { items, nextCursor: encodeCursor({ at: at(last), id: Number(last.id) }) }
    : { items };
}
