import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  eachDay,
  endInstant,
  includesDay,
  startInstant,
  todayIn,
} from './civilDates';
import { someDate, zones } from './__testUtils__/assignments';

const HOUR = 3_600_000;
const isoOf = (instant: number) => new Date(instant).toISOString();

describe('civil dates', () => {
  it.each([
    ['an ordinary day', '2026-02-10', 'Europe/Berlin', '2026-02-09T23:00', 24],
    ['clocks forward', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00', 23],
    ['clocks back', '2026-10-25', 'Europe/Berlin', '2026-10-24T22:00', 25],
    ['begins at 01:00', '2024-04-26', 'Africa/Cairo', '2024-04-25T22:00', 23],
    [
      'ends at 24:00 twice',
      '2024-10-31',
      'Africa/Cairo',
      '2024-10-30T21:00',
      25,
    ],
    ['midnight twice', '2024-11-03', 'America/Havana', '2024-11-03T04:00', 25],
    ['Kiritimati', '2026-03-06', 'Pacific/Kiritimati', '2026-03-05T10:00', 24],
    ['Niue', '2026-03-06', 'Pacific/Niue', '2026-03-06T11:00', 24],
    ['a leap day', '2028-02-29', 'UTC', '2028-02-29T00:00', 24],
    [
      'left out by the zone',
      '2011-12-30',
      'Pacific/Apia',
      '2011-12-30T10:00',
      0,
    ],
  ])(
    'a day begins with its first instant and ends with the next: %s',
    (_, date, zone, start, hours) => {
      const begin = startInstant(date, zone);
      expect(isoOf(begin)).toBe(`${start}:00.000Z`);
      expect((endInstant(date, zone) - begin) / HOUR).toBe(hours);
    },
  );

  it('the day of its own first instant is the date, the instant before it is not', () => {
    fc.assert(
      fc.property(someDate, fc.constantFrom(...zones), (date, zone) => {
        const start = startInstant(date, zone);
        expect(todayIn(zone, start)).toBe(date);
        expect(todayIn(zone, start - 1)).toBe(addDays(date, -1));
        expect(endInstant(date, zone)).toBe(
          startInstant(addDays(date, 1), zone),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('one instant is two days apart at the ends of the world', () => {
    const now = Date.parse('2026-03-05T10:30:00Z');
    expect(todayIn('Pacific/Kiritimati', now)).toBe('2026-03-06');
    expect(todayIn('Pacific/Niue', now)).toBe('2026-03-04');
  });

  it.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2025-12-31', 1, '2026-01-01'],
    ['9999-12-30', 5, '9999-12-31'],
    ['0000-01-02', -5, '0000-01-01'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it('counts days over a leap day, and backwards', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
  });

  it('lists days without the last', () => {
    expect(eachDay('2028-02-28', '2028-03-01')).toEqual([
      '2028-02-28',
      '2028-02-29',
    ]);
    expect(eachDay('2026-03-02', '2026-03-01')).toEqual([]);
  });

  it('days include their first and their last', () => {
    const days = { startsOn: '2026-03-01', endsOn: '2026-03-05' };
    expect(
      eachDay('2026-02-28', '2026-03-07').filter(date =>
        includesDay(days, date),
      ),
    ).toEqual(eachDay('2026-03-01', '2026-03-06'));
    expect(includesDay({ startsOn: '2026-03-01' }, '2999-01-01')).toBe(true);
  });

  it('the last day of the calendar never ends', () => {
    expect(endInstant('9999-12-31', 'UTC')).toBe(Infinity);
  });

  it('refuses an unknown time zone', () => {
    expect(() => startInstant('2026-03-01', 'Mars/Base')).toThrow('Mars/Base');
    expect(() => todayIn('Mars/Base', 0)).toThrow('Mars/Base');
  });
});
