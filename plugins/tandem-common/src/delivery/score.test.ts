import * as fc from 'fast-check';
import type { DoraMetrics } from './doraSchema';
import {
  computeDoraScore,
  frequencyScore,
  ratioScore,
  timeScore,
} from './score';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

interface Figures {
  perDay: number;
  deployments: number;
  leadSeconds: number | null;
  recoverySeconds: number | null;
  failed: number;
  unplanned: number;
}

/** Metrics of which only what the score reads is true to the figures. */
function metrics(figures: Figures): DoraMetrics {
  const { perDay, deployments, leadSeconds, recoverySeconds } = figures;
  const { failed, unplanned } = figures;
  const ratioOf = (count: number) =>
    deployments === 0 ? null : count / deployments;
  const scoreOf = (value: number | null, score: (value: number) => number) =>
    value === null ? null : score(value);
  return {
    deploymentFrequency: {
      perDay,
      deployments,
      deploymentDays: 0,
      medianDeploymentDaysPerWeek: null,
      level: 'elite',
      score: frequencyScore(perDay),
    },
    changeLeadTime: {
      medianSeconds: leadSeconds,
      p90Seconds: leadSeconds,
      changes: 0,
      excluded: 0,
      level: leadSeconds === null ? 'insufficient-data' : 'high',
      score: scoreOf(leadSeconds, timeScore),
    },
    changeFailRate: {
      ratio: ratioOf(failed),
      failed,
      deployments,
      level: deployments === 0 ? 'insufficient-data' : 'medium',
      score: scoreOf(ratioOf(failed), ratioScore),
    },
    failedDeploymentRecoveryTime: {
      medianSeconds: recoverySeconds,
      recovered: 0,
      open: 0,
      level: recoverySeconds === null ? 'insufficient-data' : 'elite',
      score: scoreOf(recoverySeconds, timeScore),
    },
    deploymentReworkRate: {
      ratio: ratioOf(unplanned),
      unplanned,
      deployments,
      level: null,
      score: scoreOf(ratioOf(unplanned), ratioScore),
    },
  };
}

const EXAMPLE: Figures = {
  perDay: 1.4,
  deployments: 41,
  leadSeconds: 21 * HOUR,
  recoverySeconds: 48 * MINUTE,
  failed: 5,
  unplanned: 4,
};

describe('timeScore', () => {
  it.each([
    ['0 s', 0, 10],
    ['10 min', 10 * MINUTE, 10],
    ['30 min', 30 * MINUTE, 9.3869],
    ['1 h', HOUR, 9],
    ['21 h', 21 * HOUR, 7.084],
    ['1 d', DAY, 7],
    ['3 d', 3 * DAY, 5.8708],
    ['7 d', 7 * DAY, 5],
    ['14 d', 14 * DAY, 4.0474],
    ['30 d', 30 * DAY, 3],
    ['180 d', 180 * DAY, 1],
    ['365 d', 365 * DAY, 0.4951],
    ['730 d', 730 * DAY, 0],
    ['2000 d', 2000 * DAY, 0],
  ])('of %s (%d s) is %d', (_, seconds, expected) => {
    expect(timeScore(seconds)).toBeCloseTo(expected, 4);
  });

  it('stays within 0 to 10 and never rises with time', () => {
    const seconds = fc.double({ min: 0, max: 1000 * DAY, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, (one, other) => {
        const faster = timeScore(Math.min(one, other));
        const slower = timeScore(Math.max(one, other));
        expect(faster).toBeLessThanOrEqual(10);
        expect(slower).toBeGreaterThanOrEqual(0);
        expect(faster).toBeGreaterThanOrEqual(slower - 1e-12);
      }),
    );
  });
});

describe('frequencyScore', () => {
  it.each([
    [0, 0],
    [1 / 730, 0],
    [1 / 180, 1],
    [1 / 60, 2.2263],
    [1 / 30, 3],
    [1 / 7, 5],
    [0.2, 5.3458],
    [1, 7],
    [1.4, 7.2117],
    [5, 8.0128],
    [24, 9],
    [144, 10],
    [1000, 10],
  ])('of %d a day is %d', (perDay, expected) => {
    expect(frequencyScore(perDay)).toBeCloseTo(expected, 4);
  });

  it('stays within 0 to 10 and never falls with frequency', () => {
    const perDay = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(perDay, perDay, (one, other) => {
        const rarer = frequencyScore(Math.min(one, other));
        const oftener = frequencyScore(Math.max(one, other));
        expect(rarer).toBeGreaterThanOrEqual(0);
        expect(oftener).toBeLessThanOrEqual(10);
        expect(oftener).toBeGreaterThanOrEqual(rarer - 1e-12);
      }),
    );
  });
});

describe('ratioScore', () => {
  it.each([
    [0, 10],
    [0.19, 8.1],
    [1, 0],
  ])('of %d is %d', (ratio, expected) => {
    expect(ratioScore(ratio)).toBeCloseTo(expected, 10);
  });
});

describe('computeDoraScore', () => {
  it('of 1.4 a day, 21 h, 48 min, 5 and 4 of 41 is 8.3187', () => {
    const score = computeDoraScore(metrics(EXAMPLE));
    expect(score.throughput).toBeCloseTo(7.8068, 4);
    expect(score.stability).toBeCloseTo(8.9024, 4);
    expect(score.value).toBeCloseTo(8.3187, 4);
    expect(score).not.toHaveProperty('reason');
  });

  it('leaves recovery out where nothing failed', () => {
    const { throughput } = computeDoraScore(
      metrics({ ...EXAMPLE, failed: 0, recoverySeconds: null }),
    );
    expect(throughput).toBeCloseTo((7.2117 + 7.084) / 2, 3);
  });

  it.each([
    ['fewer-than-5-deployments', { deployments: 4, failed: 0 }],
    ['no-change-lead-time', { leadSeconds: null }],
    ['fewer-than-5-deployments', { deployments: 0, leadSeconds: null }],
  ] as const)('withholds the value because of %s', (reason, figures) => {
    const score = computeDoraScore(metrics({ ...EXAMPLE, ...figures }));
    expect(score).toMatchObject({ value: null, reason });
    expect(score.throughput).not.toBeNull();
  });

  it('gives throughput and stability although the value is withheld', () => {
    const score = computeDoraScore(
      metrics({ ...EXAMPLE, deployments: 4, failed: 1, unplanned: 0 }),
    );
    expect(score.throughput).toBeCloseTo(7.8068, 4);
    expect(score.stability).toBe((7.5 + 10) / 2);
  });

  it('has no stability without deployments', () => {
    const score = computeDoraScore(
      metrics({
        ...EXAMPLE,
        perDay: 0,
        deployments: 0,
        failed: 0,
        unplanned: 0,
      }),
    );
    expect(score.stability).toBeNull();
  });

  it('is 0 where every deployment fails, however many there are', () => {
    const score = computeDoraScore(
      metrics({ ...EXAMPLE, perDay: 100, failed: 41, unplanned: 41 }),
    );
    expect(score.value).toBe(0);
  });

  it('is 0 and not undefined where throughput and stability are both 0', () => {
    const score = computeDoraScore(
      metrics({
        perDay: 1 / 800,
        deployments: 5,
        leadSeconds: 800 * DAY,
        recoverySeconds: 800 * DAY,
        failed: 5,
        unplanned: 5,
      }),
    );
    expect(score).toMatchObject({ throughput: 0, stability: 0, value: 0 });
  });

  it('takes the lowest level among the metrics that have one', () => {
    const score = computeDoraScore(
      metrics({ ...EXAMPLE, leadSeconds: null, recoverySeconds: null }),
    );
    expect(score.level).toBe('medium');
  });

  it('lies between throughput and stability, nearer to the lesser', () => {
    const figures = fc.record({
      perDay: fc.double({ min: 0, max: 200, noNaN: true }),
      deployments: fc.integer({ min: 5, max: 1000 }),
      leadSeconds: fc.double({ min: 0, max: 800 * DAY, noNaN: true }),
      recoverySeconds: fc.double({ min: 0, max: 800 * DAY, noNaN: true }),
      failed: fc.integer({ min: 0, max: 5 }),
      unplanned: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(figures, any => {
        const { value, throughput, stability } = computeDoraScore(metrics(any));
        const mean = (throughput! + stability!) / 2;
        expect(value).toBeGreaterThanOrEqual(
          Math.min(throughput!, stability!) - 1e-9,
        );
        expect(value).toBeLessThanOrEqual(mean + 1e-9);
      }),
    );
  });
});
