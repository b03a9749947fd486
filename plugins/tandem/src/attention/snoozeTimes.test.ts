import { DateTime } from 'luxon';
import { snoozeEndWords, snoozeTimes } from './snoozeTimes';

const at = (text: string, zone = 'Europe/Berlin') =>
  DateTime.fromISO(text, { zone }) as DateTime<true>;

function timesAt(now: DateTime) {
  return snoozeTimes(now).map(({ name, until }) => [
    name,
    until.toISO({ suppressSeconds: true, suppressMilliseconds: true }),
  ]);
}

describe('snoozeTimes', () => {
  it('are nine in the morning where the viewer is, and a week', () => {
    expect(timesAt(at('2026-11-19T22:30'))).toEqual([
      ['tomorrow', '2026-11-20T09:00+01:00'],
      ['monday', '2026-11-23T09:00+01:00'],
      ['week', '2026-11-26T22:30+01:00'],
    ]);
  });

  it('name a Monday once on a Sunday, and the next one on a Monday', () => {
    expect(timesAt(at('2026-11-22T10:00')).map(([name]) => name)).toEqual([
      'tomorrow',
      'week',
    ]);
    expect(timesAt(at('2026-11-23T08:00'))[1]).toEqual([
      'monday',
      '2026-11-30T09:00+01:00',
    ]);
  });

  it('stay at nine when the clocks change in between', () => {
    expect(timesAt(at('2026-10-24T12:00'))[0]).toEqual([
      'tomorrow',
      '2026-10-25T09:00+01:00',
    ]);
  });
});

describe('snoozeEndWords', () => {
  it('names the day of the week within the week, the date beyond', () => {
    const now = at('2026-11-19T22:30', 'UTC');
    expect(snoozeEndWords('2026-11-23T09:00:00Z', now)).toMatch(/^Mon/);
    expect(snoozeEndWords('2026-11-26T22:30:00Z', now)).toMatch(/Nov 26/);
  });
});
