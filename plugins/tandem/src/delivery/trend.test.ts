import {
  BUSY_METRICS,
  exampleDora,
  NO_METRICS,
} from '../__testUtils__/deliveryExamples';
import { frequencyTrend } from './trend';

function doraAfter(perDayBefore: number, deployments = 30) {
  const { deploymentFrequency } = BUSY_METRICS;
  return exampleDora({
    previous: {
      from: '2026-09-22T00:00:00Z',
      to: '2026-10-22T00:00:00Z',
      metrics: {
        ...BUSY_METRICS,
        deploymentFrequency: {
          ...deploymentFrequency,
          perDay: perDayBefore,
          deployments,
        },
      },
    },
  });
}

describe('frequencyTrend', () => {
  const perDay = BUSY_METRICS.deploymentFrequency.perDay;

  it.each([
    [perDay / 1.18, { direction: 'up', percent: 18, days: 30 }],
    [perDay * 2, { direction: 'down', percent: 50, days: 30 }],
    [perDay * 1.001, { direction: 'same', percent: 0, days: 30 }],
  ])('compares with %d a day before', (before, trend) => {
    expect(frequencyTrend(doraAfter(before))).toMatchObject(trend);
  });

  it.each([
    [4, 'few'],
    [5, 'up'],
  ])('takes no percentage of too few: %i are %s', (deployments, direction) => {
    expect(frequencyTrend(doraAfter(0.1, deployments))).toMatchObject({
      direction,
      deploymentsBefore: deployments,
    });
  });

  it('has nothing to say without a past, or without a present', () => {
    expect(frequencyTrend(exampleDora())).toBeUndefined();
    expect(frequencyTrend(doraAfter(0))).toBeUndefined();
    expect(
      frequencyTrend({ ...doraAfter(1), metrics: NO_METRICS }),
    ).toBeUndefined();
  });
});
