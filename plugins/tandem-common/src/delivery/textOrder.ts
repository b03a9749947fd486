/**
 * Sorts by UTF-16 code units: the same on every machine, unlike `localeCompare`.
 *
 * @internal
 */
export function compareCodeUnits(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/**
 * Sorts shorter texts first, equally long ones by code units. A full commit
 * comes after its abbreviation, `/pull/12` after `/pull/9`.
 *
 * @internal
 */
export function compareByLength(a: string, b: string): number {
  return a.length - b.length || compareCodeUnits(a, b);
}
