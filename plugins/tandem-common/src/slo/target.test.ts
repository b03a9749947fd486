import * as fc from 'fast-check';
import {
  BILLION,
  formatTarget,
  parseTarget,
  parseTargetPercent,
  targetDecimals,
  targetRatio,
} from './target';
import { anyTarget } from './__testUtils__/sloFacts';

describe('parseTarget', () => {
  it.each([
    ['0.999', 999_000_000n],
    ['.9', 900_000_000n],
    ['0', 0n],
    ['0.999999999', 999_999_999n],
    ['0.9990000000000', 999_000_000n],
    ['9.99e-1', 999_000_000n],
  ])('takes %s from its decimals', (text, expected) => {
    expect(parseTarget(text)).toBe(expected);
  });

  it('takes what String writes for a small number', () => {
    expect(String(0.0000001)).toBe('1e-7');
    expect(parseTarget(String(0.0000001))).toBe(100n);
  });

  it('refuses a target with more than nine decimals', () => {
    expect(() => parseTarget('0.9999999999')).toThrow('at most nine decimals');
    expect(() => parseTarget(String(99.9 / 100))).toThrow('nine decimals');
  });

  it.each(['1', '99.9', '-0.1'])('refuses %s as out of range', text => {
    expect(() => parseTarget(text)).toThrow('must be at least 0 and below 1');
  });

  it.each(['', 'high', 'NaN'])('refuses «%s»', text => {
    expect(() => parseTarget(text)).toThrow(
      'must be a decimal number such as 0.999',
    );
  });
});

describe('parseTargetPercent', () => {
  it('takes 99.9 for 999 000 000, not for 99.9 ÷ 100 as a float', () => {
    expect(99.9 / 100).not.toBe(0.999);
    expect(parseTargetPercent('99.9')).toBe(999_000_000n);
  });

  it('refuses more than seven decimals and 100', () => {
    expect(parseTargetPercent('99.9999999')).toBe(999_999_999n);
    expect(() => parseTargetPercent('99.99999999')).toThrow(
      'at most seven decimals',
    );
    expect(() => parseTargetPercent('100')).toThrow('below 100');
  });
});

describe('targetRatio', () => {
  it('is read back as the same target', () => {
    expect(targetRatio(999_000_000n)).toBe(0.999);
    fc.assert(
      fc.property(anyTarget, targetPpb => {
        expect(parseTarget(String(targetRatio(targetPpb)))).toBe(targetPpb);
      }),
    );
  });
});

describe('formatTarget', () => {
  it.each([
    [999_000_000n, '99.9 %', 1],
    [990_000_000n, '99 %', 0],
    [BILLION - 1n, '99.9999999 %', 7],
    [0n, '0 %', 0],
  ])('writes %s with all its decimals', (targetPpb, expected, decimals) => {
    expect(formatTarget(targetPpb)).toBe(expected.replace(' ', '\u00a0'));
    expect(targetDecimals(targetPpb)).toBe(decimals);
  });
});
