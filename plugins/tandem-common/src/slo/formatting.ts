import { NO_BREAK_SPACE } from '../delivery/formatting';
import {
  decimalText,
  scaledCeiling,
  scaledFloor,
  shortDecimalText,
} from './decimal';
import type { BurnWindow } from './sloStatusSchema';

const THRESHOLD_DECIMALS = 4;

const WINDOW_NAMES: Readonly<Record<BurnWindow, string>> = {
  '5m': '5 min',
  '30m': '30 min',
  '1h': '1 h',
  '2h': '2 h',
  '6h': '6 h',
  '1d': '1 d',
  '3d': '3 d',
};

/**
 * Good ÷ total as a percentage with as many decimals as the target has, rounded
 * down: 99.996 % for a target of 99.99 % reads `99.99 %`, and what reads at
 * least like the target has met it.
 *
 * @param sli - from 0 to 1
 * @param decimals - of the target as a percentage
 * @public
 */
export function formatSli(sli: number, decimals: number): string {
  return joined(decimalText(scaledFloor(sli, decimals + 2), decimals), '%');
}

/**
 * What is left of an error budget, rounded down: `88 %`, `−12 %`. Only nothing
 * reads `0 %`; a rest below 1 % reads `< 1 %`.
 *
 * @public
 */
export function formatBudget(remainingRatio: number): string {
  const percent = scaledFloor(remainingRatio, 2);
  return percent === 0n && remainingRatio > 0
    ? joined('<', '1', '%')
    : joined(decimalText(percent, 0), '%');
}

/**
 * What an error budget spent, rounded up: `12 %`, `140 %`. Only a whole budget
 * or more reads `100 %`; just below reads `> 99 %`.
 *
 * @public
 */
export function formatConsumed(consumed: number): string {
  const percent = scaledCeiling(consumed, 2);
  return percent === 100n && consumed < 1
    ? joined('>', '99', '%')
    : joined(decimalText(percent, 0), '%');
}

/**
 * A burn rate rounded up, to two decimals below 1, else one: `14.4 ×`.
 *
 * @public
 */
export function formatBurnRate(rate: number): string {
  const decimals = rate < 1 ? 2 : 1;
  const scaled = scaledCeiling(rate, decimals);
  return joined(shortDecimalText(scaled, decimals), '×');
}

/**
 * A threshold of a burn rate with up to four decimals: `13.44 ×`, `0.9333 ×`.
 *
 * @public
 */
export function formatThreshold(threshold: number): string {
  const scaled = scaledFloor(threshold, THRESHOLD_DECIMALS);
  return joined(shortDecimalText(scaled, THRESHOLD_DECIMALS), '×');
}

/**
 * A number of events with at most one decimal, in groups of three: `12,000`.
 * Those that are allowed or left are rounded down, those that missed up.
 *
 * @public
 */
export function formatEvents(
  events: number,
  rounding: 'down' | 'up' = 'down',
): string {
  const scaled =
    rounding === 'up' ? scaledCeiling(events, 1) : scaledFloor(events, 1);
  return shortDecimalText(scaled, 1).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
}

function joined(...parts: string[]): string {
  return parts.join(NO_BREAK_SPACE);
}

/** The window of a burn rate: `1 h`. @public */
export function formatBurnWindow(window: BurnWindow): string {
  return WINDOW_NAMES[window];
}
