import type { DoraBucket } from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';

const DAY_MONTH = { day: 'numeric', month: 'short' } as const;

/** The days a bucket spans: `3 Nov`, `2 Nov – 8 Nov`, `Nov 2026`. */
export function bucketLabel(
  bucket: { start: string; end: string },
  size: DoraBucket,
): string {
  const first = utc(bucket.start);
  const last = utc(bucket.end).minus({ milliseconds: 1 });
  if (size === 'month') {
    return first.toLocaleString({ month: 'short', year: 'numeric' });
  }
  const start = first.toLocaleString(DAY_MONTH);
  return first.hasSame(last, 'day')
    ? start
    : `${start} – ${last.toLocaleString(DAY_MONTH)}`;
}

/** A short mark for an axis. */
export function tickLabel(start: string, size: DoraBucket): string {
  return utc(start).toLocaleString(
    size === 'month' ? { month: 'short' } : DAY_MONTH,
  );
}

function utc(instant: string): DateTime {
  return DateTime.fromISO(instant, { zone: 'utc' });
}
