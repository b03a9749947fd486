/**
 * Sorts by code points, as databases sort the bytes of UTF-8: the same on every
 * machine, unlike `localeCompare`.
 *
 * @internal
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = rankOf(a, index) - rankOf(b, index);
    if (difference !== 0) {
      return Math.sign(difference);
    }
  }
  return Math.sign(a.length - b.length);
}

/**
 * Sorts shorter texts first, equally long ones by code points. A full commit
 * comes after its abbreviation, `/pull/12` after `/pull/9`.
 *
 * @internal
 */
export function compareByLength(a: string, b: string): number {
  return a.length - b.length || compareCodePoints(a, b);
}

/** Surrogates stand for code points above all that fit one unit. */
function rankOf(value: string, index: number): number {
  const unit = value.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
