import {
  formatDuration,
  formatEvents,
  formatSli,
  formatTarget,
  NO_BREAK_SPACE,
  parseTarget,
  targetDecimals,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';

const WHOLE_EVENTS_FROM = 10;
const HOUR = 3_600;
const HOURS_UP_TO = 48;
const CALENDAR_UNITS = ['1d', '1w', '1M', '1Q', '1Y'] as const;

interface TimeWindow {
  duration?: string;
  isRolling?: boolean;
  calendar?: unknown;
}

/** A target as its author wrote it, with all its decimals: `99.9 %`. */
export function targetWords(target: number): string {
  return formatTarget(parseTarget(String(target)));
}

/** A share of good events with as many decimals as the target has. */
export function sliWords(sli: number, target: number): string {
  return formatSli(sli, targetDecimals(parseTarget(String(target))));
}

/** The window of an SLO: `30 d` when it rolls, `month` when it is a calendar's. */
export function periodWords(slo: Pick<Slo, 'document'>, t: Translate): string {
  const { duration = '' } = timeWindowOf(slo);
  const unit = CALENDAR_UNITS.find(name => name === duration);
  return unit && isCalendar(slo)
    ? t(`slo.card.period.${unit}`)
    : duration.replace(/^(\d+)/, `$1${NO_BREAK_SPACE}`);
}

/** `99.9 % · 30 d` */
export function objectiveWords(
  slo: Pick<Slo, 'document' | 'status'>,
  t: Translate,
): string {
  return [targetWords(slo.status.target), periodWords(slo, t)]
    .filter(Boolean)
    .join(' · ');
}

/** Whether the window is a calendar's, which starts afresh at its end. */
export function isCalendar(slo: Pick<Slo, 'document'>): boolean {
  const { isRolling, calendar } = timeWindowOf(slo);
  return Boolean(calendar) || isRolling === false;
}

/** Whether the budget counts slices of time instead of events. */
export function countsSlices(slo: Pick<Slo, 'document'>): boolean {
  const { spec } = slo.document as { spec?: { budgetingMethod?: string } };
  return (spec?.budgetingMethod ?? 'Occurrences') !== 'Occurrences';
}

/** How long ago the data ends, in hours up to two days: `26 h`; empty without data. */
export function dataAge(
  slo: { status: Pick<Slo['status'], 'asOf'> },
  now: number,
): string {
  const { asOf } = slo.status;
  if (asOf === null) {
    return '';
  }
  const seconds = Math.max(0, (now - Date.parse(asOf)) / 1000);
  const hours = Math.floor(seconds / HOUR);
  if (hours >= 1 && hours < HOURS_UP_TO) {
    return `${hours}${NO_BREAK_SPACE}h`;
  }
  const [count, unit] = formatDuration(seconds).split(NO_BREAK_SPACE);
  return `${count}${NO_BREAK_SPACE}${unit}`;
}

export function timeWindowOf(slo: Pick<Slo, 'document'>): TimeWindow {
  const { spec } = slo.document as { spec?: { timeWindow?: TimeWindow[] } };
  return spec?.timeWindow?.[0] ?? {};
}

/** A share of a window, rounded down: only all of it reads `100 %`. */
export function shareWords(share: number): string {
  return formatSli(share, 0);
}

/** Events, rounded down; parts of one, as sources estimate them, only where there are few. */
export function eventsWords(events: number): string {
  return formatEvents(
    Math.abs(events) >= WHOLE_EVENTS_FROM ? Math.floor(events) : events,
  );
}
