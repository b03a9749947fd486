import { CommandError } from '../CommandError';
import type { ImportItem } from './ImportItem';
import { findProblem } from './findProblem';
import { readLines, type Line } from './readLines';

/**
 * The deployments and incidents of a JSON Lines stream, each checked against
 * the API's schema. Blank lines are passed over. What has a `title` is an
 * incident, for deployments have none.
 *
 * @throws CommandError naming the line, and the field where one is wrong
 */
export async function* readJsonLines(
  input: AsyncIterable<Buffer>,
): AsyncGenerator<ImportItem> {
  for await (const line of readLines(input)) {
    const text =
      line.number === 1 ? line.text.replace(/^\uFEFF/, '') : line.text;
    if (text.trim()) yield parseItem({ ...line, text });
  }
}

function parseItem(line: Line): ImportItem {
  const label = `line ${line.number}`;
  const value = parseObject(line, label);
  const kind = 'title' in value ? 'incident' : 'deployment';
  const problem = findProblem(kind, value);
  if (problem) throw new CommandError(`${label}: ${kind} ${problem}`);
  return { label, kind, body: value } as unknown as ImportItem;
}

function parseObject(line: Line, label: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    throw new CommandError(`${label} is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommandError(
      `${label} must be a JSON object with one deployment or incident`,
    );
  }
  return value as Record<string, unknown>;
}
