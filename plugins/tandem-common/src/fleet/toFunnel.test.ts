import { toFunnel } from './toFunnel';

const NOW = Date.parse('2026-11-21T13:00:00Z');

function counts(...values: number[]) {
  const [catalogued, owned, tracked, drafted, published, covered] = values;
  return { catalogued, owned, tracked, drafted, published, covered };
}

const TODAY = {
  now: NOW,
  teams: 58,
  services: counts(412, 391, 305, 214, 169, 157),
  reached: counts(412, 391, 300, 200, 160, 120),
  medians: { steps: { owned: 0, tracked: 2.5 }, total: 11 },
};

describe('toFunnel', () => {
  it('compares with the first day of the trend, and ends the trend today', () => {
    const days = [
      {
        date: '2026-08-24',
        services: counts(420, 385, 264, 156, 120, 95),
        medians: { steps: {}, total: 19 },
      },
      {
        date: '2026-11-20',
        services: counts(412, 391, 305, 214, 169, 156),
        medians: { steps: {}, total: 12 },
      },
    ];
    const funnel = toFunnel({ ...TODAY, days });
    expect(funnel.asOf).toBe('2026-11-21T13:00:00.000Z');
    expect(
      funnel.steps.map(step => [
        step.step,
        step.services,
        step.reached,
        step.change,
        step.medianDays,
      ]),
    ).toEqual([
      ['catalogued', 412, 412, -8, null],
      ['owned', 391, 391, 6, 0],
      ['tracked', 305, 300, 41, 2.5],
      ['drafted', 214, 200, 58, null],
      ['published', 169, 160, 49, null],
      ['covered', 157, 120, 62, null],
    ]);
    expect(funnel.medianDaysToCovered).toBe(11);
    expect(funnel.medianDaysToCoveredBefore).toBe(19);
    expect(funnel.trend).toEqual([
      { date: '2026-08-24', ...days[0].services },
      { date: '2026-11-20', ...days[1].services },
      { date: '2026-11-21', ...TODAY.services },
    ]);
  });

  it('compares with nothing on the first day', () => {
    const funnel = toFunnel({ ...TODAY, days: [] });
    expect(funnel.steps.map(({ change }) => change)).toEqual(
      Array(6).fill(null),
    );
    expect(funnel.medianDaysToCoveredBefore).toBeNull();
    expect(funnel.trend).toEqual([{ date: '2026-11-21', ...TODAY.services }]);
  });
});
