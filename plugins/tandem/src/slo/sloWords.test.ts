import { exampleSlo, HEALTHY } from '../__testUtils__/sloExamples';
import {
  dataAge,
  eventsWords,
  shareWords,
  sliWords,
  targetWords,
} from './sloWords';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('percentages', () => {
  it.each([
    [0.999, 0.99996, '99.9 %', '99.9 %'],
    [0.9995, 0.99996, '99.95 %', '99.99 %'],
    [0.99, 0.98999, '99 %', '98 %'],
    [0.999, 1, '99.9 %', '100.0 %'],
  ])(
    'have as many digits as the target %d, towards breach',
    (target, sli, targetText, sliText) => {
      expect(plain(targetWords(target))).toBe(targetText);
      expect(plain(sliWords(sli, target))).toBe(sliText);
    },
  );

  it('never call a part of a window all of it', () => {
    expect(plain(shareWords(0.9999))).toBe('99 %');
    expect(plain(shareWords(1))).toBe('100 %');
  });
});

describe('dataAge', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each([
    ['2026-11-21T11:40:00Z', '20 min'],
    ['2026-11-20T09:59:00Z', '26 h'],
    ['2026-11-19T12:00:01Z', '47 h'],
    ['2026-11-19T12:00:00Z', '2 d'],
    ['2026-11-21T12:01:00Z', '0 s'],
  ])('of %s is %s', (asOf, words) => {
    const slo = exampleSlo('a', { status: { ...HEALTHY, asOf } });
    expect(plain(dataAge(slo, now))).toBe(words);
  });
});

describe('eventsWords', () => {
  it.each([
    [2_677.9, '2,677'],
    [-239.2, '\u2212240'],
    [3.57, '3.5'],
    [0, '0'],
  ])('rounds %d down', (events, words) => {
    expect(eventsWords(events)).toBe(words);
  });
});
