/**
 * Whether two records of plain JSON values say the same. A field that is
 * `undefined` equals an absent one, the order of fields does not matter.
 *
 * @internal
 */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) {
    return Object.is(a, b);
  }
  if (Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const field of fields) {
    if (!sameRecord(a[field], b[field])) {
      return false;
    }
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
