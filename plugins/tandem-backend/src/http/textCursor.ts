import { InputError } from '@backstage/errors';

/** The last row of a page of a list that is ordered by a text. */
export function encodeTextCursor(text: string): string {
  return Buffer.from(JSON.stringify(text)).toString('base64url');
}

/** @throws InputError where it is not one of ours */
export function decodeTextCursor(
  cursor: string | undefined,
): string | undefined {
  if (cursor === undefined) return undefined;
  const text = readText(Buffer.from(cursor, 'base64url').toString());
  if (text === undefined || text.includes('\0')) {
    throw new InputError(
      'cursor: not a cursor of this list, leave it out to start at the first page',
    );
  }
  return text;
}

function readText(json: string): string | undefined {
  try {
    const text: unknown = JSON.parse(json);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
