import {
  exampleSeries,
  exampleSlo,
  HEALTHY,
  NO_DATA,
  OVERSPENT,
} from '../__testUtils__/sloExamples';
import { budgetForecast } from './budgetForecast';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-17T00:00:00Z');

/** Ten hours of 1,000 events each, 20 of which missed in the first. */
const course = {
  ...exampleSeries([]),
  points: Array.from({ length: 10 }, (_, hour) => ({
    start: new Date(START + hour * HOUR).toISOString(),
    good: hour === 0 ? 980 : 1_000,
    total: 1_000,
    remainingRatio: -1,
    burnRate: 1,
  })),
};

describe('budgetForecast', () => {
  it('expects what the last 6 hours lead to', () => {
    const status = { ...HEALTHY, exhaustsAt: '2026-11-25T00:00:00Z' };
    expect(budgetForecast(exampleSlo('a', { status }), undefined)).toEqual({
      kind: 'exhausts',
      at: '2026-11-25T00:00:00Z',
    });
  });

  it('finds when enough of what was missed leaves a rolling window', () => {
    const asOf = new Date(START + 10 * HOUR).toISOString();
    const slo = exampleSlo('a', {
      status: { ...OVERSPENT, asOf, target: 0.999 },
    });
    const forecast = budgetForecast(slo, course);
    expect(forecast?.kind).toBe('recovers');
    // 20 missed are allowed of 20,000 events: 10 hours of 1,000 more each.
    expect(forecast?.at).toMatch(/^2026-11-17T20:00/);
  });

  it('waits for the end of a calendar window', () => {
    const slo = exampleSlo('a', { status: OVERSPENT });
    slo.document = {
      spec: {
        timeWindow: [
          { duration: '1M', isRolling: false, calendar: { timeZone: 'UTC' } },
        ],
      },
    };
    expect(budgetForecast(slo, undefined)).toEqual({
      kind: 'resets',
      at: OVERSPENT.window.end,
    });
  });

  it.each([
    ['without data', { status: NO_DATA }],
    ['while nothing threatens', { status: HEALTHY }],
    ['before the course is known', { status: OVERSPENT }],
  ])('expects nothing %s', (_, parts) => {
    expect(budgetForecast(exampleSlo('a', parts), undefined)).toBeUndefined();
  });
});
