import { formatDuration, formatPerDay, formatRatio } from './formatting';

const withSpaces = (figure: string) => figure.replaceAll('\u00a0', ' ');

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

describe('formatRatio', () => {
  it.each([
    ['2 of 44', 2 / 44, '4.5 %'],
    ['5 of 41', 5 / 41, '12.2 %'],
    ['1 of 20', 1 / 20, '5 %'],
    ['1 of 80', 1 / 80, '1.3 %'],
    ['23 of 2000', 23 / 2000, '1.2 %'],
    ['none', 0, '0 %'],
    ['all', 1, '100 %'],
    ['1 of 3000', 1 / 3000, '< 0.1 %'],
    ['2999 of 3000', 2999 / 3000, '> 99.9 %'],
    ['1 of 1000', 1 / 1000, '0.1 %'],
  ])('of %s (%d) is %s', (_, ratio, expected) => {
    expect(withSpaces(formatRatio(ratio))).toBe(expected);
  });

  it('keeps number and unit on one line', () => {
    expect(formatRatio(2 / 44)).toBe('4.5\u00a0%');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.4, '< 1 s'],
    [1, '1 s'],
    [59.9, '59 s'],
    [MINUTE, '1 min'],
    [61, '1 min 1 s'],
    [48 * MINUTE, '48 min'],
    [HOUR - 0.1, '59 min 59 s'],
    [HOUR, '1 h'],
    [HOUR + 59, '1 h'],
    [21 * HOUR, '21 h'],
    [DAY - 1, '23 h 59 min'],
    [3 * DAY + 4 * HOUR, '3 d 4 h'],
    [3 * DAY + 4 * HOUR + 59 * MINUTE, '3 d 4 h'],
    [3 * DAY + 20 * MINUTE, '3 d'],
    [100 * DAY - HOUR, '99 d 23 h'],
    [100 * DAY + 5 * HOUR, '100 d'],
    [400 * DAY, '400 d'],
  ])('of %d s is %s', (seconds, expected) => {
    expect(withSpaces(formatDuration(seconds))).toBe(expected);
  });

  it('keeps the figure on one line', () => {
    expect(formatDuration(61)).toBe('1\u00a0min\u00a01\u00a0s');
  });
});

describe('formatPerDay', () => {
  it.each([
    ['none', 0, '0 / day'],
    ['42 in 30 days', 42 / 30, '1.4 / day'],
    ['1 a day', 1, '1 / day'],
    ['120 a day', 120, '120 / day'],
    ['29 in 30 days', 29 / 30, '6.8 / week'],
    ['9 in 30 days', 9 / 30, '2.1 / week'],
    ['1 a week', 1 / 7, '1 / week'],
    ['4 in 30 days', 4 / 30, '4 / month'],
    ['1.2 a month', 1.2 / 30, '1.2 / month'],
    ['1 a month', 1 / 30, '1 / month'],
    ['4 a year', 4 / 365, '4 / year'],
    ['1 in 2 years', 1 / 730, '0.5 / year'],
    ['1 in 30 years', 1 / (30 * 365), '< 0.1 / year'],
  ])('of %s (%d a day) is %s', (_, perDay, expected) => {
    expect(withSpaces(formatPerDay(perDay))).toBe(expected);
  });
});
