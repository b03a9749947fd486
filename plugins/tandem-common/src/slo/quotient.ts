/** Enough bits for one rounding at the end to be right. */
const BITS = 64;

/**
 * The number nearest to `numerator ÷ denominator`: rounded once, at the end, so
 * that 6 of 12 is exactly 0.5 and only 0 gives 0.
 *
 * @param denominator - above 0
 * @internal
 */
export function quotient(numerator: bigint, denominator: bigint): number {
  if (isExact(numerator) && isExact(denominator)) {
    return Number(numerator) / Number(denominator);
  }
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const shift = Math.max(
    0,
    BITS + bitLength(denominator) - bitLength(magnitude),
  );
  const scaled = magnitude << BigInt(shift);
  const whole = scaled / denominator;
  const isCut = whole * denominator !== scaled;
  // The last bit stands for all that was cut, so that a tie is none.
  const value = Number(isCut ? whole | 1n : whole) * 2 ** -shift;
  return negative ? -value : value;
}

function isExact(value: bigint): boolean {
  return (
    value <= BigInt(Number.MAX_SAFE_INTEGER) &&
    value >= BigInt(Number.MIN_SAFE_INTEGER)
  );
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}
