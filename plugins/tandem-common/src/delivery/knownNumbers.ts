/**
 * The smaller of two numbers, or the only one known.
 *
 * @internal
 */
export function smallestKnown(
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? a ?? b : Math.min(a, b);
}

/**
 * The greater of two numbers, or the only one known.
 *
 * @internal
 */
export function greatestKnown(
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? a ?? b : Math.max(a, b);
}
