import * as fc from 'fast-check';
import { occurrencesBudget } from './budget';
import { burnRate } from './burnRate';
import {
  formatBudget,
  formatBurnRate,
  formatConsumed,
  formatEvents,
  formatSli,
  formatThreshold,
} from './formatting';
import { targetDecimals, targetRatio } from './target';
import { anyTarget, anyTraffic } from './__testUtils__/sloFacts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const numberIn = (text: string) =>
  Number(/[−\d.]+/.exec(text)![0].replace('−', '-'));

describe('formatSli', () => {
  it('99.996 % never shows as 100.00 %', () => {
    expect(plain(formatSli(0.99996, 2))).toBe('99.99 %');
    expect(plain(formatSli(0.9999999999999999, 0))).toBe('99 %');
    expect(plain(formatSli(1, 2))).toBe('100.00 %');
  });

  it('shows 0.57 as 57 %, without dust', () => {
    expect(plain(formatSli(0.57, 0))).toBe('57 %');
  });

  it('reads at least like the target exactly when the target is met', () => {
    fc.assert(
      fc.property(anyTraffic, anyTarget, (counts, targetPpb) => {
        const { sli, met } = occurrencesBudget(counts, targetPpb);
        const shown = formatSli(sli!, targetDecimals(targetPpb));
        expect(
          numberIn(shown) >= Number((targetRatio(targetPpb) * 100).toFixed(7)),
        ).toBe(met);
        expect(shown.startsWith('100') && sli! < 1).toBe(false);
      }),
    );
  });
});

describe('formatBudget', () => {
  it.each([
    [-0.12, '−12 %'],
    [-0.121, '−13 %'],
    [-0.001, '−1 %'],
    [0, '0 %'],
    [0.001, '< 1 %'],
    [0.289, '28 %'],
    [0.29, '29 %'],
    [0.9999, '99 %'],
    [1, '100 %'],
    [-999, '−99900 %'],
  ])('rounds %d down: %s', (ratio, expected) => {
    expect(plain(formatBudget(ratio))).toBe(expected);
  });
});

describe('formatConsumed', () => {
  it.each([
    [0, '0 %'],
    [0.001, '1 %'],
    [0.29, '29 %'],
    [0.999, '> 99 %'],
    [1, '100 %'],
    [1.401, '141 %'],
  ])('rounds %d up: %s', (ratio, expected) => {
    expect(plain(formatConsumed(ratio))).toBe(expected);
  });
});

describe('formatBurnRate', () => {
  it.each([
    [0, '0 ×'],
    [0.0001, '0.01 ×'],
    [0.5, '0.5 ×'],
    [0.991, '1 ×'],
    [1.01, '1.1 ×'],
    [14.4, '14.4 ×'],
    [14.41, '14.5 ×'],
    [1000, '1000 ×'],
  ])('rounds %d up: %s', (rate, expected) => {
    expect(plain(formatBurnRate(rate))).toBe(expected);
  });
});

describe('formatThreshold', () => {
  it('keeps the decimals that tell thresholds apart', () => {
    expect(
      [14.4, 13.44, 1, 14 / 15, 7 / 30].map(formatThreshold).map(plain),
    ).toEqual(['14.4 ×', '13.44 ×', '1 ×', '0.9333 ×', '0.2333 ×']);
  });
});

describe('formatEvents', () => {
  it('groups thousands and rounds towards breach', () => {
    expect(formatEvents(12_000)).toBe('12,000');
    expect(formatEvents(1_234_567.89)).toBe('1,234,567.8');
    expect(formatEvents(14.01, 'up')).toBe('14.1');
    expect(formatEvents(-1_500)).toBe('−1,500');
    expect(formatEvents(100)).toBe('100');
  });
});

describe('rounding', () => {
  it('never rounds away from breach', () => {
    fc.assert(
      fc.property(anyTraffic, anyTarget, (counts, targetPpb) => {
        const { remainingRatio, consumed } = occurrencesBudget(
          counts,
          targetPpb,
        ).budget!;
        const dust = 1e-9 * Math.max(1, consumed);
        const left = formatBudget(remainingRatio);
        expect(left.startsWith('−')).toBe(remainingRatio < 0);
        expect(
          left.startsWith('<')
            ? remainingRatio > 0 && remainingRatio < 0.01
            : numberIn(left) / 100 <= remainingRatio + dust,
        ).toBe(true);
        const spent = formatConsumed(consumed);
        expect(
          spent.startsWith('>')
            ? consumed > 0.99 && consumed < 1
            : numberIn(spent) / 100 >= consumed - dust,
        ).toBe(true);
        const rate = burnRate(counts, targetPpb)!;
        expect(numberIn(formatBurnRate(rate))).toBeGreaterThanOrEqual(rate);
      }),
    );
  });
});
