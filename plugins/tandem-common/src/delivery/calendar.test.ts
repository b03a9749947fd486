import { DateTime } from 'luxon';
import * as fc from 'fast-check';
import { at, DAY, HOUR, JANUARY, MINUTE } from './__testUtils__/deliveryFacts';
import {
  civilCalendar,
  daysPerWholeUnit,
  distinctDays,
  splitWindow,
} from './calendar';
import type { CalendarUnit } from './calendar';

/** Clocks that change in the night, at midnight, by half an hour, or never. */
const anyTimeZone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
);
const anyInstant = fc.integer({
  min: at('2015-01-01T00:00:00Z'),
  max: at('2030-01-01T00:00:00Z'),
});
const anyWindow = fc
  .tuple(anyInstant, fc.integer({ min: 0, max: 400 * DAY }))
  .map(([from, length]) => ({ from, to: from + length }));
const anyBucket = fc.constantFrom('day' as const, 'week', 'month');

function wholeUnitCount(
  unit: CalendarUnit,
  from: string,
  to: string,
  timeZone = 'UTC',
) {
  const window = { from: at(from), to: at(to) };
  return daysPerWholeUnit([], unit, window, civilCalendar(timeZone)).length;
}

describe('civilCalendar', () => {
  it('counts days in the time zone: 22:30Z and 23:30Z are two days in Berlin', () => {
    const instants = [at('2026-01-10T22:30:00Z'), at('2026-01-10T23:30:00Z')];
    expect(distinctDays(instants, civilCalendar('UTC'))).toHaveLength(1);
    expect(distinctDays(instants, civilCalendar('Europe/Berlin'))).toHaveLength(
      2,
    );
  });

  it('takes the repeated hour of a clock change for one day', () => {
    const night = at('2026-10-25T00:00:00+02:00');
    const instants = [0, 2, 3, 24.5].map(hours => night + hours * HOUR);
    expect(distinctDays(instants, civilCalendar('Europe/Berlin'))).toHaveLength(
      1,
    );
  });

  it('agrees with luxon on every instant', () => {
    fc.assert(
      fc.property(anyInstant, anyTimeZone, (instant, zone) => {
        const { year, month, day } = DateTime.fromMillis(instant, { zone });
        expect(civilCalendar(zone).dayOf(instant) * DAY).toBe(
          Date.UTC(year, month - 1, day),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with luxon in every quarter of an hour around clock changes', () => {
    const zone = 'America/Santiago';
    const calendar = civilCalendar(zone);
    const changes = DateTime.fromISO('2026-04-03T00:00', { zone }).toMillis();
    for (let quarter = 0; quarter < 4 * 24 * 4; quarter += 1) {
      const instant = changes + quarter * 15 * MINUTE;
      const { year, month, day } = DateTime.fromMillis(instant, { zone });
      expect(calendar.dayOf(instant) * DAY).toBe(
        Date.UTC(year, month - 1, day),
      );
    }
  });

  it('refuses an unknown time zone', () => {
    expect(() => civilCalendar('Europe/Atlantis')).toThrow(
      "Unknown time zone 'Europe/Atlantis'",
    );
  });
});

describe('daysPerWholeUnit', () => {
  it('lets Sunday 23:30 and Monday 00:30 be two weeks', () => {
    const calendar = civilCalendar('Europe/Berlin');
    const days = distinctDays(
      [at('2026-01-11T23:30:00+01:00'), at('2026-01-12T00:30:00+01:00')],
      calendar,
    );
    expect(daysPerWholeUnit(days, 'week', JANUARY, calendar)).toEqual([
      1, 1, 0,
    ]);
  });

  it.each([
    ['week', '2026-01-05T00:00:00Z', '2026-01-12T00:00:00Z', 1],
    ['week', '2026-01-05T00:00:00.001Z', '2026-01-12T00:00:00Z', 0],
    ['week', '2026-01-05T00:00:00Z', '2026-01-11T23:59:59.999Z', 0],
    ['week', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 3],
    ['week', '2026-01-05T00:00:00Z', '2026-01-05T00:00:00Z', 0],
    ['month', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 1],
    ['month', '2026-01-02T00:00:00Z', '2026-02-28T00:00:00Z', 0],
    ['month', '2025-12-15T00:00:00Z', '2026-03-15T00:00:00Z', 2],
    ['half-year', '2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z', 1],
    ['half-year', '2025-07-01T00:00:00Z', '2026-06-30T00:00:00Z', 1],
    ['half-year', '2025-10-01T00:00:00Z', '2026-06-30T00:00:00Z', 0],
  ] as const)('counts whole units only: %s in [%s, %s) is %d', (...row) => {
    const [unit, from, to, expected] = row;
    expect(wholeUnitCount(unit, from, to)).toBe(expected);
  });

  it('counts days in the weeks that the window cuts nowhere', () => {
    const calendar = civilCalendar('UTC');
    const days = distinctDays(
      ['02', '06', '30'].map(day => at(`2026-01-${day}T12:00:00Z`)),
      calendar,
    );
    expect(daysPerWholeUnit(days, 'week', JANUARY, calendar)).toEqual([
      1, 0, 0,
    ]);
  });

  it('begins a week on Monday of the time zone', () => {
    const berlin = ['2026-01-04T23:00:00Z', '2026-01-11T23:00:00Z'] as const;
    expect(wholeUnitCount('week', ...berlin, 'Europe/Berlin')).toBe(1);
    expect(wholeUnitCount('week', ...berlin, 'UTC')).toBe(0);
  });
});

describe('splitWindow', () => {
  it('clips the first and the last bucket to the window', () => {
    const window = {
      from: at('2026-01-07T12:00:00Z'),
      to: at('2026-01-20T06:00:00Z'),
    };
    expect(splitWindow(window, 'week', 'UTC')).toEqual([
      { start: window.from, end: at('2026-01-12T00:00:00Z') },
      { start: at('2026-01-12T00:00:00Z'), end: at('2026-01-19T00:00:00Z') },
      { start: at('2026-01-19T00:00:00Z'), end: window.to },
    ]);
  });

  it('gives the day of a clock change 23 or 25 hours', () => {
    const hours = (from: string, to: string) =>
      splitWindow({ from: at(from), to: at(to) }, 'day', 'Europe/Berlin').map(
        ({ start, end }) => (end - start) / HOUR,
      );
    expect(hours('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z')).toEqual([
      24, 23, 24,
    ]);
    expect(hours('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z')).toEqual([
      24, 25, 24,
    ]);
  });

  it('has no bucket for a window without time', () => {
    const window = { from: JANUARY.from, to: JANUARY.from };
    expect(splitWindow(window, 'day', 'UTC')).toEqual([]);
  });

  it('tiles the window exactly', () => {
    fc.assert(
      fc.property(anyWindow, anyBucket, anyTimeZone, (window, bucket, zone) => {
        const buckets = splitWindow(window, bucket, zone);
        let end = window.from;
        for (const next of buckets) {
          expect(next.start).toBe(end);
          expect(next.end).toBeGreaterThan(next.start);
          end = next.end;
        }
        expect(end).toBe(window.to);
      }),
      { numRuns: 60 },
    );
  });

  it('ends where a zone lived through one day twice', () => {
    // Alaska went from the east of the date line to its west.
    const window = {
      from: Date.parse('1867-10-19T03:00:00Z'),
      to: Date.parse('1867-10-21T00:00:00Z'),
    };
    const buckets = splitWindow(window, 'day', 'America/Juneau');
    expect(buckets[0].start).toBe(window.from);
    expect(buckets.at(-1)?.end).toBe(window.to);
    expect(buckets.length).toBeLessThan(4);
  });

  it('cuts where the civil day changes and nowhere else', () => {
    fc.assert(
      fc.property(anyWindow, anyTimeZone, (window, zone) => {
        const { dayOf } = civilCalendar(zone);
        const days = splitWindow(window, 'day', zone).map(({ start, end }) => {
          expect(dayOf(start)).toBe(dayOf(end - 1));
          return dayOf(start);
        });
        expect(new Set(days).size).toBe(days.length);
      }),
      { numRuns: 60 },
    );
  });
});
