/** A decimal number without rounding: `coefficient ÷ 10 ** decimals`. */
export interface Decimal {
  coefficient: bigint;
  /** As few as hold the number, 0 or more. */
  decimals: number;
}

const PATTERN = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d{1,3}))?$/i;
const LONGEST_TEXT = 400;
const MINUS = '\u2212';

/**
 * Reads what people, YAML and `String(number)` write: `0.999`, `.5`, `1e-7`.
 *
 * @internal
 */
export function parseDecimal(text: string): Decimal | undefined {
  const match = text.length <= LONGEST_TEXT && PATTERN.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [, sign, whole = '', after = '', only = '', exponent = '0'] = match;
  const fraction = after || only;
  const magnitude = BigInt(whole + fraction);
  return shortened(
    sign === '-' ? -magnitude : magnitude,
    fraction.length - Number(exponent),
  );
}

/**
 * The largest integer that is not above `value · 10 ** decimals`. Goes by the
 * shortest decimals that stand for the number, so that 0.57 gives 57 hundredths
 * although `0.57 * 100` is below 57.
 *
 * @internal
 */
export function scaledFloor(value: number, decimals: number): bigint {
  const parsed = parseDecimal(String(value));
  if (parsed === undefined) {
    throw new RangeError(`${value} is not a number with decimals`);
  }
  const shift = decimals - parsed.decimals;
  if (shift >= 0) {
    return parsed.coefficient * 10n ** BigInt(shift);
  }
  const divisor = 10n ** BigInt(-shift);
  const quotient = parsed.coefficient / divisor;
  return parsed.coefficient < 0n && quotient * divisor !== parsed.coefficient
    ? quotient - 1n
    : quotient;
}

/**
 * The smallest integer that is not below `value · 10 ** decimals`.
 *
 * @internal
 */
export function scaledCeiling(value: number, decimals: number): bigint {
  return -scaledFloor(-value, decimals);
}

/**
 * `scaled ÷ 10 ** decimals` with all its decimals and a true minus sign.
 *
 * @internal
 */
export function decimalText(scaled: bigint, decimals: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled);
  const padded = digits.padStart(decimals + 1, '0');
  const whole = padded.slice(0, padded.length - decimals);
  const fraction = padded.slice(padded.length - decimals);
  const sign = scaled < 0n ? MINUS : '';
  return `${sign}${whole}${decimals > 0 ? `.${fraction}` : ''}`;
}

/** The same without zeros at the end. @internal */
export function shortDecimalText(scaled: bigint, decimals: number): string {
  const short = shortened(scaled, decimals);
  return decimalText(short.coefficient, short.decimals);
}

function shortened(coefficient: bigint, decimals: number): Decimal {
  if (decimals < 0) {
    return { coefficient: coefficient * 10n ** BigInt(-decimals), decimals: 0 };
  }
  let short = { coefficient, decimals };
  while (short.decimals > 0 && short.coefficient % 10n === 0n) {
    short = {
      coefficient: short.coefficient / 10n,
      decimals: short.decimals - 1,
    };
  }
  return short;
}
