/**
 * The quantile of a sample, interpolated linearly between the two values
 * around position (n − 1) · fraction.
 *
 * Source: Hyndman & Fan (1996), definition 7; the default of R, NumPy and
 * PostgreSQL's `percentile_cont`.
 *
 * @param values - finite numbers in any order and any unit; left unchanged
 * @param fraction - from 0 to 1; 0.9 asks for the 90th percentile
 * @returns in the unit of the values; `undefined` for an empty sample
 * @public
 */
export function quantile(
  values: readonly number[],
  fraction: number,
): number | undefined {
  return quantiles(values, [fraction])[0];
}

/**
 * Several quantiles of one sample, which is sorted once.
 *
 * @returns one figure per fraction; each `undefined` for an empty sample
 * @public
 */
export function quantiles(
  values: readonly number[],
  fractions: readonly number[],
): (number | undefined)[] {
  // A typed array sorts by number, several times faster than with a comparator.
  const sorted = new Float64Array(values).sort();
  return fractions.map(fraction => interpolate(sorted, fraction));
}

/**
 * The interpolated median: of 100, 200, 300, 400 it is 250.
 *
 * @returns in the unit of the values; `undefined` for an empty sample
 * @public
 */
export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}

function interpolate(
  sorted: Float64Array,
  fraction: number,
): number | undefined {
  if (sorted.length === 0) {
    return undefined;
  }
  const position = (sorted.length - 1) * fraction;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}
