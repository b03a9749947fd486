import { BUSY_METRICS, NO_METRICS } from '../__testUtils__/deliveryExamples';
import { plotSeries } from './seriesPlot';

const HOUR = 3_600;
const DAY = 86_400;

function leadTimes(...medians: (number | null)[]) {
  return {
    points: medians.map((medianSeconds, day) => ({
      start: `2026-11-0${day + 1}T00:00:00Z`,
      end: `2026-11-0${day + 2}T00:00:00Z`,
      metrics: {
        ...BUSY_METRICS,
        changeLeadTime: { ...BUSY_METRICS.changeLeadTime, medianSeconds },
      },
    })),
  };
}

describe('plotSeries', () => {
  it.each([
    ['min', [600, 1_200], [10, 20]],
    ['h', [1_800, 3 * HOUR], [0.5, 3]],
    ['d', [HOUR * 12, 3 * DAY], [0.5, 3]],
  ])('measures durations in %s when the longest asks for it', (...row) => {
    const [unit, medians, values] = row;
    const plot = plotSeries(leadTimes(...medians), 'changeLeadTime');
    expect(plot.unit.name).toBe(unit);
    expect(plot.points.map(({ value }) => value)).toEqual(values);
  });

  it('leaves a gap where there is no figure', () => {
    const { points } = plotSeries(leadTimes(60, null, 120), 'changeLeadTime');
    expect(points.map(({ value }) => value)).toEqual([1, null, 2]);
  });

  it('counts no deployments as none, but has no rate for them', () => {
    const nothing = { ...leadTimes(60).points[0], metrics: NO_METRICS };
    const series = { points: [nothing] };
    expect(plotSeries(series, 'deploymentFrequency').points[0].value).toBe(0);
    expect(plotSeries(series, 'changeFailRate').points[0].value).toBeNull();
  });

  it('tells failed deployments only where deployments are drawn', () => {
    const series = leadTimes(60);
    expect(plotSeries(series, 'deploymentFrequency').points[0]).toMatchObject({
      value: 41,
      failed: 5,
    });
    expect(plotSeries(series, 'changeLeadTime').points[0].failed).toBe(0);
  });
});
