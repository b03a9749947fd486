import { InputError } from '@backstage/errors';
import { NO_BREAK_SPACE } from '../delivery/formatting';
import { parseDecimal, shortDecimalText } from './decimal';

/** Parts of a whole in which targets are kept. @public */
export const BILLION = 1_000_000_000n;

const RATIO_DECIMALS = 9;
const PERCENT_DECIMALS = 7;

/**
 * A target in parts per billion, from its decimals and never through a
 * floating-point number: `0.999` is 999 000 000, while `99.9 / 100` is
 * 0.9990000000000001 and judges an SLO exactly on target as breached.
 *
 * @param text - a ratio from 0 to below 1, also as `String(number)` writes it
 * @throws InputError that says what the text must be
 * @public
 */
export function parseTarget(text: string): bigint {
  return parsePartsPerBillion(text, RATIO_DECIMALS, {
    example: '0.999',
    limit: '1',
    decimals: 'nine',
  });
}

/**
 * The same from a percentage from 0 to below 100: `99.9` is 999 000 000.
 *
 * @throws InputError that says what the text must be
 * @public
 */
export function parseTargetPercent(text: string): bigint {
  return parsePartsPerBillion(text, PERCENT_DECIMALS, {
    example: '99.9',
    limit: '100',
    decimals: 'seven',
  });
}

/** A target as JSON carries it: 0.999. @public */
export function targetRatio(targetPpb: bigint): number {
  return Number(targetPpb) / Number(BILLION);
}

/** A target with all its decimals: `99.9 %`. @public */
export function formatTarget(targetPpb: bigint): string {
  const percentage = shortDecimalText(targetPpb, PERCENT_DECIMALS);
  return `${percentage}${NO_BREAK_SPACE}%`;
}

/**
 * How many decimals a target has as a percentage: 1 for 99.9 %.
 *
 * @public
 */
export function targetDecimals(targetPpb: bigint): number {
  const percentage = shortDecimalText(targetPpb, PERCENT_DECIMALS);
  return percentage.split('.')[1]?.length ?? 0;
}

function parsePartsPerBillion(
  text: string,
  mostDecimals: number,
  words: { example: string; limit: string; decimals: string },
): bigint {
  const parsed = parseDecimal(text);
  if (parsed === undefined) {
    throw new InputError(`must be a decimal number such as ${words.example}`);
  }
  if (parsed.decimals > mostDecimals) {
    throw new InputError(`must have at most ${words.decimals} decimals`);
  }
  const targetPpb =
    parsed.coefficient * 10n ** BigInt(mostDecimals - parsed.decimals);
  if (targetPpb < 0n || targetPpb >= BILLION) {
    throw new InputError(`must be at least 0 and below ${words.limit}`);
  }
  return targetPpb;
}
