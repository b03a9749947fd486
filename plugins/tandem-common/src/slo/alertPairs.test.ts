import {
  alertPairs,
  canFire,
  exceedsThreshold,
  informsOnly,
} from './alertPairs';
import { timeToDetectMillis, timeToResetMillis } from './alertTiming';
import { eventsToBearOneMiss, lowTrafficWarning } from './lowTraffic';
import { parseTarget } from './target';
import {
  DAY,
  HOUR,
  MINUTE,
  missed,
  NONE,
  TARGET_999,
} from './__testUtils__/sloFacts';

const thresholds = (windowMillis: number) =>
  alertPairs(windowMillis).map(({ threshold }) => threshold);

const [page] = alertPairs(30 * DAY);

describe('alertPairs', () => {
  it.each([
    [7, [3.36, 1.4, 0.7, 7 / 30]],
    [28, [13.44, 5.6, 2.8, 14 / 15]],
    [30, [14.4, 6, 3, 1]],
    [90, [43.2, 18, 9, 3]],
  ])('has the thresholds of the field for %i days', (days, expected) => {
    expect(thresholds(days * DAY)).toEqual(expected);
  });

  it('does not cut 14.4 to 14', () => {
    expect(page.threshold).toBe(14.4);
    expect(exceedsThreshold(missed(142, 10_000), page, TARGET_999)).toBe(false);
    expect(exceedsThreshold(missed(145, 10_000), page, TARGET_999)).toBe(true);
  });

  it('leaves out pairs longer than the window', () => {
    expect(alertPairs(DAY).map(({ long }) => long)).toEqual(['1h', '6h', '1d']);
    expect(alertPairs(HOUR).map(({ long }) => long)).toEqual(['1h']);
  });

  it('pages for the two fast pairs and opens tickets for the slow ones', () => {
    expect(
      alertPairs(30 * DAY).map(({ severity, long, short, budgetShare }) => [
        severity,
        long,
        short,
        budgetShare,
      ]),
    ).toEqual([
      ['page', '1h', '5m', 0.02],
      ['page', '6h', '30m', 0.05],
      ['ticket', '1d', '2h', 0.1],
      ['ticket', '3d', '6h', 0.1],
    ]);
  });
});

describe('exceedsThreshold', () => {
  it('a burn rate of exactly the threshold does not exceed it', () => {
    expect(exceedsThreshold(missed(144, 10_000), page, TARGET_999)).toBe(false);
    expect(exceedsThreshold(missed(14_401, 1_000_000), page, TARGET_999)).toBe(
      true,
    );
  });

  it('is not exceeded without traffic', () => {
    expect(exceedsThreshold(NONE, page, TARGET_999)).toBe(false);
  });
});

describe('canFire', () => {
  it('14.4 can never fire for targets up to 0.93055', () => {
    expect(canFire(14.4, parseTarget('0.93055'))).toBe(false);
    expect(canFire(14.4, parseTarget('0.930555555'))).toBe(false);
    expect(canFire(14.4, parseTarget('0.930555556'))).toBe(true);
    expect(canFire(14.4, TARGET_999)).toBe(true);
  });

  it.each([
    [1, '0'],
    [2, '0.5'],
    [3.2, '0.6875'],
    [6.4, '0.84375'],
    [12.8, '0.921875'],
  ])(
    '%d can not where a total outage burns exactly as fast',
    (rate, target) => {
      expect(canFire(rate, parseTarget(target))).toBe(false);
      expect(canFire(rate, parseTarget(target) + 1n)).toBe(true);
    },
  );
});

describe('informsOnly', () => {
  it('a threshold below 1 informs: 3 d of a 28-day window, not of 30 days', () => {
    expect(thresholds(28 * DAY).map(informsOnly)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(thresholds(30 * DAY).some(informsOnly)).toBe(false);
    expect(thresholds(7 * DAY).map(informsOnly)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('timeToDetectMillis', () => {
  it('a total outage at 99.9 % over 30 days trips the pairs after 0.864, 2.16, 4.32 and 4.32 min', () => {
    const minutes = alertPairs(30 * DAY).map(
      pair => timeToDetectMillis(pair, TARGET_999, 1)! / MINUTE,
    );
    for (const [index, expected] of [0.864, 2.16, 4.32, 4.32].entries()) {
      expect(minutes[index]).toBeCloseTo(expected, 9);
    }
  });

  it('never detects what stays at the threshold or below', () => {
    expect(timeToDetectMillis(page, parseTarget('0.9'), 1)).toBeUndefined();
    expect(timeToDetectMillis(page, TARGET_999, 0.01)).toBeUndefined();
    expect(timeToResetMillis(page, TARGET_999, 0)).toBeUndefined();
  });
});

describe('timeToResetMillis', () => {
  it('is what of the short window a total outage need not fill', () => {
    expect(timeToResetMillis(page, TARGET_999, 1)).toBeCloseTo(
      5 * MINUTE * (1 - 0.0144),
      6,
    );
  });
});

describe('eventsToBearOneMiss', () => {
  it.each([
    ['0.99', [7, 17, 34, 100]],
    ['0.999', [70, 167, 334, 1000]],
    ['0.9999', [695, 1667, 3334, 10_000]],
  ])('below these one miss trips a pair at %s', (target, expected) => {
    const targetPpb = parseTarget(target);
    const pairs = alertPairs(30 * DAY);
    expect(pairs.map(pair => eventsToBearOneMiss(pair, targetPpb))).toEqual(
      expected,
    );
    for (const [index, pair] of pairs.entries()) {
      const trips = (total: number) =>
        exceedsThreshold(missed(1, total), pair, targetPpb);
      expect(trips(expected[index])).toBe(false);
      expect(trips(expected[index] - 1)).toBe(true);
    }
  });
});

describe('lowTrafficWarning', () => {
  it('warns where the target allows less than one miss', () => {
    expect(lowTrafficWarning(missed(0, 999), TARGET_999, 1n)).toBe(
      'low traffic: of 999 events a target of 99.9\u00a0% allows less than one miss, so a single one spends everything',
    );
    expect(lowTrafficWarning(missed(0, 1000), TARGET_999, 1n)).toBeUndefined();
    expect(lowTrafficWarning(NONE, TARGET_999, 1n)).toBeUndefined();
  });
});
