import { exampleSeries } from '../__testUtils__/sloExamples';
import { markersAt, plotBudget } from './budgetPlot';

describe('plotBudget', () => {
  it('leaves a gap where there is no data', () => {
    const { points } = plotBudget(exampleSeries([0.9, null, 0.8]));
    expect(points.map(({ drawn }) => drawn)).toEqual([0.9, null, 0.8]);
  });

  it('puts a point at the end of its slot, when its budget holds', () => {
    const { points, from, to } = plotBudget(exampleSeries([0.9, 0.8]));
    expect(points.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-11-17T01:00:00.000Z',
      '2026-11-17T02:00:00.000Z',
    ]);
    expect(new Date(from).toISOString()).toBe('2026-11-17T00:00:00.000Z');
    expect(to).toBe(points[1].at);
  });

  it.each([
    ['above zero', [1, 0.4], 0, [1, 0.5, 0]],
    ['a little below', [0.4, -0.12], -0.25, [1, 0.5, 0, -0.25]],
    ['exactly on a tick', [0.4, -0.5], -0.5, [1, 0.5, 0, -0.5]],
    ['well below', [0.4, -0.9], -1, [1, 0.5, 0, -0.5, -1]],
  ])(
    'has its floor at a tick when the budget is %s',
    (_, ratios, floor, ticks) => {
      expect(plotBudget(exampleSeries(ratios))).toMatchObject({
        floor,
        ticks,
        isCut: false,
      });
    },
  );

  it('stays readable when overspent a thousand times, and says what it cut', () => {
    const plot = plotBudget(exampleSeries([0.5, -999]));
    expect(plot).toMatchObject({ floor: -1, lowest: -999, isCut: true });
    expect(plot.points.at(-1)).toMatchObject({ ratio: -999, drawn: -1 });
  });

  it('draws nothing of nothing', () => {
    expect(plotBudget(exampleSeries([]))).toMatchObject({
      points: [],
      lowest: undefined,
      isCut: false,
    });
  });
});

describe('markersAt', () => {
  it('finds what happened within the slot of a point, its end left out', () => {
    const series = exampleSeries(
      [1, 1],
      [
        { at: '2026-11-17T00:59:59Z', kind: 'deployment', title: 'first' },
        { at: '2026-11-17T01:00:00Z', kind: 'deployment', title: 'second' },
      ],
    );
    const titles = plotBudget(series).points.map(({ at }) =>
      markersAt(series, at).map(({ title }) => title),
    );
    expect(titles).toEqual([['first'], ['second']]);
  });
});
