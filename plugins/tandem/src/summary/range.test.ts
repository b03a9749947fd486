import { bucketsFor, formatWindow, rangeWindow, windowDays } from './range';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('rangeWindow', () => {
  it('leaves the usual range to the API, so that prepared figures serve it', () => {
    expect(rangeWindow({ kind: 'last', days: 30 }, NOW)).toEqual({});
  });

  it('counts other ranges back from now', () => {
    expect(rangeWindow({ kind: 'last', days: 7 }, NOW)).toEqual({
      from: '2026-11-14T12:00:00.000Z',
    });
  });

  it('holds the first and the last day of a custom range', () => {
    const window = rangeWindow(
      { kind: 'custom', from: '2026-02-01', to: '2026-02-28' },
      NOW,
    );
    expect(window).toEqual({
      from: '2026-02-01T00:00:00.000Z',
      to: '2026-03-01T00:00:00.000Z',
    });
    expect(windowDays(window as Required<typeof window>)).toBe(28);
  });
});

describe('formatWindow', () => {
  it('names the last day that a half-open window holds', () => {
    expect(
      formatWindow({
        from: '2026-02-01T00:00:00Z',
        to: '2026-03-01T00:00:00Z',
      }),
    ).toBe('Feb 1, 2026 – Feb 28, 2026');
  });
});

describe('bucketsFor', () => {
  it.each([
    [7, 'day'],
    [30, 'day'],
    [90, 'week'],
    [365, 'month'],
  ])('draws %i days by %s', (days, bucket) => {
    expect(bucketsFor(days)[0]).toBe(bucket);
  });
});
