import * as fc from 'fast-check';
import {
  parseDuration,
  SLOT_MILLIS,
  tierFor,
  windowEdge,
  windowLength,
  windowStart,
} from './rollingWindow';
import { DAY, NOON } from './__testUtils__/sloFacts';

const at = (iso: string) => Date.parse(iso);
const startOf = (text: string, end: string) =>
  new Date(windowStart(parseDuration(text)!, at(end))).toISOString();
const edgeOf = (text: string, end: string) =>
  new Date(windowEdge(parseDuration(text)!, at(end))).toISOString();

describe('parseDuration', () => {
  it('tells minutes from months', () => {
    expect(parseDuration('90m')).toEqual({ count: 90, unit: 'm' });
    expect(parseDuration('1M')).toEqual({ count: 1, unit: 'M' });
  });

  it.each(['', '30', 'd', '0d', '-1d', '1.5h', '30D', '30 d', '1d12h', '1s'])(
    'reads no duration in «%s»',
    text => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});

describe('windowStart', () => {
  it.each([
    ['90m', '2026-03-31T12:00:00Z', '2026-03-31T10:30:00.000Z'],
    ['36h', '2026-03-31T12:00:00Z', '2026-03-30T00:00:00.000Z'],
    ['30d', '2026-03-31T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['4w', '2026-03-31T12:00:00Z', '2026-03-03T12:00:00.000Z'],
    ['1Q', '2026-03-31T12:00:00Z', '2025-12-31T12:00:00.000Z'],
    ['1Y', '2024-02-29T12:00:00Z', '2023-02-28T12:00:00.000Z'],
  ])('%s before %s', (text, end, expected) => {
    expect(startOf(text, end)).toBe(expected);
  });

  it('a month is not taken as 30 d', () => {
    expect(startOf('1M', '2026-03-31T12:00:00Z')).toBe(
      '2026-02-28T12:00:00.000Z',
    );
    expect(startOf('1M', '2026-03-15T12:00:00Z')).toBe(
      '2026-02-15T12:00:00.000Z',
    );
    expect(windowLength(parseDuration('1M')!, NOON)).toBe(31 * DAY);
  });

  it('counts months from the end, not one after another', () => {
    expect(startOf('2M', '2026-03-31T12:00:00Z')).toBe(
      '2026-01-31T12:00:00.000Z',
    );
  });

  it('a day has 24 hours where clocks change', () => {
    expect(startOf('1d', '2026-03-29T12:00:00Z')).toBe(
      '2026-03-28T12:00:00.000Z',
    );
  });
});

describe('windowEdge', () => {
  it('moves by slots in windows below 4 days', () => {
    expect(edgeOf('1h', '2026-03-31T12:35:00Z')).toBe(
      '2026-03-31T11:35:00.000Z',
    );
    expect(edgeOf('61m', '2026-03-31T12:35:00Z')).toBe(
      '2026-03-31T11:30:00.000Z',
    );
    expect(edgeOf('3d', '2026-03-31T12:35:00Z')).toBe(
      '2026-03-28T12:35:00.000Z',
    );
  });

  it('moves by the hour from 4 days on, and only the old edge', () => {
    expect(edgeOf('4d', '2026-03-31T12:35:00Z')).toBe(
      '2026-03-27T12:00:00.000Z',
    );
    expect(edgeOf('30d', '2026-03-31T12:59:00Z')).toBe(
      '2026-03-01T12:00:00.000Z',
    );
    expect(edgeOf('30d', '2026-03-31T13:00:00Z')).toBe(
      '2026-03-01T13:00:00.000Z',
    );
  });

  it('moves by the day from 100 days on', () => {
    expect(edgeOf('99d', '2026-04-10T12:35:00Z')).toBe(
      '2026-01-01T12:00:00.000Z',
    );
    expect(edgeOf('100d', '2026-04-11T12:35:00Z')).toBe(
      '2026-01-01T00:00:00.000Z',
    );
    expect(tierFor(92 * DAY)).toBe('1h');
  });

  it('leaves out nothing that is within the window', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('m' as const, 'h', 'd', 'w'),
        fc.integer({ min: 0, max: 10 * DAY }),
        (count, unit, later) => {
          const end = NOON + later;
          const start = windowStart({ count, unit }, end);
          const edge = windowEdge({ count, unit }, end);
          expect(edge).toBeLessThanOrEqual(start);
          expect(start - edge).toBeLessThan(SLOT_MILLIS[tierFor(end - start)]);
        },
      ),
    );
  });
});
