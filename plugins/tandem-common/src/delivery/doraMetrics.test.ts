import * as fc from 'fast-check';
import {
  anyService,
  at,
  DAY,
  deployment,
  failedDeployment,
  HOUR,
  JANUARY,
  MINUTE,
  sample,
  service,
} from './__testUtils__/deliveryFacts';
import { computeDoraMetrics, doraSeries } from './doraMetrics';
import type { DoraMetricsOptions } from './doraMetrics';
import { doraMetricsSchema } from './doraSchema';
import type { ServiceFacts } from './facts';
import { computeDoraScore } from './score';

const { from, to } = JANUARY;

function metricsOf(
  services: ServiceFacts[],
  options: Partial<DoraMetricsOptions> = {},
) {
  return computeDoraMetrics({
    services,
    window: JANUARY,
    timeZone: 'UTC',
    edition: '2023',
    ...options,
  });
}

describe('computeDoraMetrics', () => {
  it('a deploy on the first instant of the window counts, on its last does not', () => {
    const figures = metricsOf([
      service({
        deployments: [from - 1, from, to - 1, to].map(it => deployment(it)),
        samples: [from - 1, from, to - 1, to].map(it => sample(it, HOUR)),
      }),
    ]);
    expect(figures.deploymentFrequency.deployments).toBe(2);
    expect(figures.changeLeadTime.changes).toBe(2);
  });

  it('a deployment without commits counts and adds no lead sample', () => {
    const figures = metricsOf([service({ deployments: [deployment(from)] })]);
    expect(figures.deploymentFrequency.deployments).toBe(1);
    expect(figures.changeLeadTime).toMatchObject({
      medianSeconds: null,
      changes: 0,
    });
  });

  it('all failed: 0 deployments, rate null', () => {
    const figures = metricsOf([service({ everSucceeded: false })]);
    expect(figures.deploymentFrequency).toMatchObject({
      deployments: 0,
      level: 'insufficient-data',
      score: null,
    });
    expect(figures.changeFailRate.ratio).toBeNull();
    expect(computeDoraScore(figures)).toEqual({
      value: null,
      throughput: null,
      stability: null,
      level: 'insufficient-data',
      reason: 'fewer-than-5-deployments',
    });
  });

  it('a month without deployments is a real low: 0 for frequency, gaps for the others', () => {
    const figures = metricsOf([service()]);
    expect(figures.deploymentFrequency).toMatchObject({
      perDay: 0,
      level: 'low',
    });
    expect(figures.changeLeadTime.medianSeconds).toBeNull();
    expect(figures.changeFailRate.ratio).toBeNull();
    expect(figures.failedDeploymentRecoveryTime.medianSeconds).toBeNull();
    expect(figures.deploymentReworkRate.ratio).toBeNull();
    expect(computeDoraScore(figures).level).toBe('low');
  });

  it('an incident resolved after the window keeps its whole duration', () => {
    const figures = metricsOf([
      service({ deployments: [failedDeployment(to - HOUR, 5 * DAY)] }),
    ]);
    expect(figures.failedDeploymentRecoveryTime.medianSeconds).toBe(432_000);
  });

  it('recovery starts at the deployment when configured', () => {
    const failed = failedDeployment(from, 0, {
      failureStartedAt: from + 20 * MINUTE,
      recoveredAt: from + 30 * MINUTE,
    });
    const services = [service({ deployments: [failed] })];
    const secondsWith = (options: Partial<DoraMetricsOptions>) =>
      metricsOf(services, options).failedDeploymentRecoveryTime.medianSeconds;
    expect(secondsWith({})).toBe(600);
    expect(secondsWith({ recoveryClock: 'deployment' })).toBe(1800);
  });

  it('a group pools samples and counts a shared deployment once', () => {
    const release = { externalId: 'release' };
    const change = { ...release, commit: 'a' };
    const group = metricsOf([
      service({
        deployments: [deployment(from, release), deployment(from + DAY)],
        samples: [sample(from, HOUR, change), sample(from + DAY, 2 * HOUR)],
      }),
      service({
        deployments: [failedDeployment(from + MINUTE, HOUR, release)],
        samples: [sample(from, HOUR, change), sample(from, 9 * HOUR)],
      }),
    ]);
    expect(group.deploymentFrequency.deployments).toBe(2);
    expect(group.changeFailRate).toMatchObject({ failed: 1, deployments: 2 });
    expect(group.changeLeadTime).toMatchObject({
      medianSeconds: 2 * 3600,
      changes: 3,
    });
  });

  it('a shared deployment counts in the window where its last copy finished', () => {
    const release = { externalId: 'release' };
    const group = metricsOf([
      service({ deployments: [deployment(to - HOUR, release)] }),
      service({ deployments: [deployment(to + HOUR, release)] }),
    ]);
    expect(group.deploymentFrequency.deployments).toBe(0);
  });

  it('the order of facts and services never matters', () => {
    const shuffled = fc.array(anyService, { maxLength: 5 }).chain(services =>
      fc.record({
        services: fc.constant(services),
        reordered: fc
          .tuple(
            ...services.map(({ deployments, samples, ...rest }) =>
              fc.record({
                entityRef: fc.constant(rest.entityRef),
                everSucceeded: fc.constant(rest.everSucceeded),
                deployments: fc.shuffledSubarray(deployments, {
                  minLength: deployments.length,
                }),
                samples: fc.shuffledSubarray(samples, {
                  minLength: samples.length,
                }),
              }),
            ),
          )
          .chain(list => fc.shuffledSubarray(list, { minLength: list.length })),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ services, reordered }) => {
        expect(metricsOf(reordered)).toEqual(metricsOf(services));
      }),
    );
  });

  it('facts outside the window change nothing', () => {
    fc.assert(
      fc.property(anyService, facts => {
        const inside = (instant: number) => instant >= from && instant < to;
        const trimmed = {
          ...facts,
          deployments: facts.deployments.filter(it => inside(it.finishedAt)),
          samples: facts.samples.filter(it => inside(it.deployedAt)),
        };
        expect(metricsOf([facts])).toEqual(metricsOf([trimmed]));
      }),
    );
  });

  it('answers in the form of the contract, scores within 0 to 10', () => {
    fc.assert(
      fc.property(fc.array(anyService), services => {
        const metrics = metricsOf(services);
        expect(doraMetricsSchema.parse(metrics)).toEqual(metrics);
        const { value, throughput, stability } = computeDoraScore(metrics);
        const metricScores = Object.values(metrics).map(it => it.score);
        for (const score of [...metricScores, value, throughput, stability]) {
          expect(score ?? 0).toBeGreaterThanOrEqual(0);
          expect(score ?? 0).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});

describe('doraSeries', () => {
  const quarter = { from, to: at('2026-04-01T00:00:00Z') };
  const series = (services: ServiceFacts[], timeZone = 'UTC') =>
    doraSeries({
      services,
      window: quarter,
      bucket: 'month',
      timeZone,
      edition: '2023',
    });

  it('months without deployments: 0 for frequency, gap for the others', () => {
    const points = series([
      service({
        deployments: [deployment(from), deployment(at('2026-03-05T00:00:00Z'))],
        samples: [sample(from, HOUR)],
      }),
    ]);
    expect(
      points.map(({ metrics }) => [
        metrics.deploymentFrequency.deployments,
        metrics.changeFailRate.ratio,
        metrics.changeLeadTime.medianSeconds,
      ]),
    ).toEqual([
      [1, 0, 3600],
      [0, null, null],
      [1, 0, null],
    ]);
    expect(points[1].metrics.deploymentFrequency).toMatchObject({
      perDay: 0,
      level: 'low',
      score: 0,
    });
  });

  it('each point equals the figures of its bucket', () => {
    fc.assert(
      fc.property(fc.array(anyService, { maxLength: 4 }), services => {
        for (const { start, end, metrics } of series(
          services,
          'Europe/Berlin',
        )) {
          expect(metrics).toEqual(
            metricsOf(services, {
              window: { from: start, to: end },
              timeZone: 'Europe/Berlin',
            }),
          );
        }
      }),
    );
  });
});
