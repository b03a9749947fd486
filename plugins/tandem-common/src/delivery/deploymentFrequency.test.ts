import { at, DAY, HOUR, JANUARY } from './__testUtils__/deliveryFacts';
import { civilCalendar } from './calendar';
import { deploymentFrequency } from './deploymentFrequency';
import type { TimeWindow } from './facts';

const MONDAYS = {
  from: at('2026-01-05T00:00:00Z'),
  to: at('2026-02-02T00:00:00Z'),
};

/** The figure of services given by their finishing times, none of them shared. */
function frequencyOf(
  finishedAtByService: number[][],
  window: TimeWindow = MONDAYS,
  timeZone = 'UTC',
) {
  return deploymentFrequency({
    finishedAt: finishedAtByService.flat(),
    finishedAtByService,
    window,
    calendar: civilCalendar(timeZone),
    edition: '2023',
  });
}

const daily = (count: number) =>
  Array.from({ length: count }, (_, index) => MONDAYS.from + index * DAY);

describe('deploymentFrequency', () => {
  it('divides by the elapsed days of the window', () => {
    const twice = daily(28).flatMap(instant => [instant, instant + HOUR]);
    expect(frequencyOf([twice])).toEqual({
      perDay: 2,
      deployments: 56,
      deploymentDays: 28,
      medianDeploymentDaysPerWeek: 7,
      level: 'elite',
      score: expect.closeTo(7.436, 3),
    });
  });

  it('takes Sunday 23:30 and Monday 00:30 for two weeks', () => {
    const night = [
      at('2026-01-11T23:30:00+01:00'),
      at('2026-01-12T00:30:00+01:00'),
    ];
    const fortnight = {
      from: at('2026-01-05T00:00:00+01:00'),
      to: at('2026-01-19T00:00:00+01:00'),
    };
    const figure = frequencyOf([night], fortnight, 'Europe/Berlin');
    expect(figure).toMatchObject({
      deploymentDays: 2,
      medianDeploymentDaysPerWeek: 1,
      level: 'high',
    });
  });

  it('is 0 and low without deployments in the window', () => {
    expect(frequencyOf([[]])).toEqual({
      perDay: 0,
      deployments: 0,
      deploymentDays: 0,
      medianDeploymentDaysPerWeek: 0,
      level: 'low',
      score: 0,
    });
  });

  it('has insufficient data only where nothing ever succeeded', () => {
    expect(frequencyOf([])).toMatchObject({
      perDay: 0,
      level: 'insufficient-data',
      score: null,
    });
  });

  it('gives no weekly median where the window holds no whole week', () => {
    const days = { from: MONDAYS.from + 1, to: MONDAYS.from + 7 * DAY };
    expect(
      frequencyOf([daily(3)], days).medianDeploymentDaysPerWeek,
    ).toBeNull();
  });

  it('is 0 a day in a window without time', () => {
    const none = { from: JANUARY.from, to: JANUARY.from };
    expect(frequencyOf([[]], none)).toMatchObject({ perDay: 0, level: 'low' });
  });

  it('ranks a group by its median service, not by its pooled count', () => {
    const weekly = [0, 7, 14, 21].map(day => MONDAYS.from + day * DAY);
    const shifted = (days: number) => weekly.map(it => it + days * DAY);
    const figure = frequencyOf([0, 1, 2, 3, 4].map(shifted));
    expect(figure).toMatchObject({
      deployments: 20,
      deploymentDays: 20,
      medianDeploymentDaysPerWeek: 5,
      perDay: 20 / 28,
      level: 'high',
    });
    expect(figure.score).toBeCloseTo(5, 10);
  });

  it('takes the lower of two middle levels and interpolates their score', () => {
    const figure = frequencyOf([daily(28), []]);
    expect(figure.level).toBe('low');
    // Half a day's frequency: the median of 1 and 0 a day.
    expect(figure.score).toBeCloseTo(6.2876, 4);
  });
});
