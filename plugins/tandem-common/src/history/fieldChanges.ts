import type { FieldChange } from './historySchema';

/** How deep a document is compared; below that it counts as one value. */
const DEPTH = 12;

/**
 * Which fields differ between two values, each named by its path from the
 * root, in the order in which they stand. Lists are compared place by place.
 *
 * @param root - the name of the whole, such as `document`
 * @public
 */
export function fieldChanges(
  root: string,
  before: unknown,
  after: unknown,
): FieldChange[] {
  return compare(root, before, after, DEPTH);
}

function compare(
  field: string,
  before: unknown,
  after: unknown,
  depth: number,
): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (depth > 0 && Array.isArray(before) && Array.isArray(after)) {
    const places = Array.from({
      length: Math.max(before.length, after.length),
    }).keys();
    return [...places].flatMap(place =>
      compare(`${field}[${place}]`, before[place], after[place], depth - 1),
    );
  }
  if (depth > 0 && isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap(name =>
      compare(`${field}.${name}`, before[name], after[name], depth - 1),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      field,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
