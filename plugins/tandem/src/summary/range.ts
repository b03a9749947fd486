import type {
  DoraBucket,
  WindowOptions,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';

const DAY_MILLIS = 86_400_000;
/** The window the API answers when none is asked for. */
const DEFAULT_DAYS = 30;
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The ranges to choose from, in days up to now. */
export const RANGE_DAYS = [7, 30, 90, 365] as const;
const YEAR_DAYS = 365;

/** The last days up to now, or calendar days in UTC, both inclusive. */
export type Range =
  | { kind: 'last'; days: number }
  | { kind: 'custom'; from: string; to: string };

export const DEFAULT_RANGE: Range = { kind: 'last', days: DEFAULT_DAYS };

/** Reads `range=90d` or `1y`, or `from` and `to`; anything else is the default. */
export function parseRange(search: URLSearchParams): Range {
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  if (isCalendarDate(from) && isCalendarDate(to) && from <= to) {
    return { kind: 'custom', from, to };
  }
  const days = RANGE_DAYS.find(
    count => search.get('range') === rangeName(count),
  );
  return days ? { kind: 'last', days } : DEFAULT_RANGE;
}

/** The parameters that {@link parseRange} reads back. */
export function rangeParameters(range: Range) {
  if (range.kind === 'custom') {
    return { range: undefined, from: range.from, to: range.to };
  }
  const isDefault = range.days === DEFAULT_DAYS;
  return {
    range: isDefault ? undefined : rangeName(range.days),
    from: undefined,
    to: undefined,
  };
}

/** The window to ask the API for; empty for the default one. */
export function rangeWindow(range: Range, now: number): WindowOptions {
  if (range.kind === 'custom') {
    const end = Date.parse(range.to) + DAY_MILLIS;
    return {
      from: new Date(range.from).toISOString(),
      to: new Date(end).toISOString(),
    };
  }
  return range.days === DEFAULT_DAYS
    ? {}
    : { from: new Date(now - range.days * DAY_MILLIS).toISOString() };
}

/** Whole days a window spans, at least 1. */
export function windowDays(window: { from: string; to: string }): number {
  const millis = Date.parse(window.to) - Date.parse(window.from);
  return Math.max(1, Math.round(millis / DAY_MILLIS));
}

/** The buckets worth drawing for so many days, the usual one first. */
export function bucketsFor(days: number): DoraBucket[] {
  if (days <= 14) {
    return ['day'];
  }
  if (days <= 45) {
    return ['day', 'week'];
  }
  return days <= 200 ? ['week', 'day', 'month'] : ['month', 'week'];
}

/** A calendar date in UTC, such as `22 Oct 2026`. */
export function formatCalendarDate(instant: string | number): string {
  return utc(instant).toLocaleString(DateTime.DATE_MED);
}

/** First and last day of a half-open window. */
export function formatWindow(window: { from: string; to: string }): string {
  const last = Date.parse(window.to) - 1;
  return `${formatCalendarDate(window.from)} – ${formatCalendarDate(last)}`;
}

function rangeName(days: number): string {
  return days === YEAR_DAYS ? '1y' : `${days}d`;
}

function utc(instant: string | number): DateTime {
  return typeof instant === 'number'
    ? DateTime.fromMillis(instant, { zone: 'utc' })
    : DateTime.fromISO(instant, { zone: 'utc' });
}

function isCalendarDate(value: string): boolean {
  return CALENDAR_DATE.test(value) && DateTime.fromISO(value).isValid;
}
