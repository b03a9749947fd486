import { z } from 'zod';
import { decodeJsonCursor, encodeJsonCursor } from './jsonCursor';

const TEXT = z.string().refine(text => !text.includes('\0'));

/** The last row of a page of a list that is ordered by a text. */
export function encodeTextCursor(text: string): string {
  return encodeJsonCursor(text);
}

/** @throws InputError where it is not one of ours */
export function decodeTextCursor(
  cursor: string | undefined,
): string | undefined {
  return cursor === undefined ? undefined : decodeJsonCursor(TEXT, cursor);
}
