import { isUtf8 } from 'node:buffer';
import { CommandError } from '../CommandError';

/** A line and its place in the input, counted from 1. */
export interface Line {
  number: number;
  text: string;
}

/** Longer than any sensible line, short enough to keep in memory. */
const LINE_BYTES_LIMIT = 32 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * The lines of a stream of UTF-8, in bounded memory. Node's `readline` would
 * not do: it also splits at U+2028 and U+2029, which JSON allows inside
 * strings, and takes a line of any length.
 *
 * @throws CommandError where a line is too long or is not UTF-8
 */
export async function* readLines(
  input: AsyncIterable<Buffer>,
): AsyncGenerator<Line> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let number = 1;
  for await (const chunk of input) {
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end >= 0;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      pieces.push(chunk.subarray(start, end));
      yield { number, text: decode(pieces, number) };
      pieces = [];
      bytes = 0;
      number += 1;
      start = end + 1;
    }
    pieces.push(chunk.subarray(start));
    bytes += chunk.length - start;
    if (bytes > LINE_BYTES_LIMIT) {
      throw new CommandError(`line ${number} is longer than 32 MB`);
    }
  }
  if (bytes > 0) yield { number, text: decode(pieces, number) };
}

function decode(pieces: Buffer[], number: number): string {
  const line = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
  if (!isUtf8(line)) {
    throw new CommandError(`line ${number} is not UTF-8 text`);
  }
  return line.toString('utf8');
}
