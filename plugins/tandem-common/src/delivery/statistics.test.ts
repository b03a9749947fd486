import * as fc from 'fast-check';
import { median, quantile, quantiles } from './statistics';

const sample = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 });

describe('median', () => {
  it.each([
    { values: [100, 200, 300, 400], expected: 250 },
    { values: [400, 100, 300, 200], expected: 250 },
    { values: [9, 100, 20], expected: 20 },
    { values: [7], expected: 7 },
    { values: [0, 1], expected: 0.5 },
    { values: [], expected: undefined },
  ])('of $values is $expected', ({ values, expected }) => {
    expect(median(values)).toBe(expected);
  });

  it('leaves the sample in its order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('has as many values below as above', () => {
    fc.assert(
      fc.property(sample, values => {
        const middle = median(values)!;
        const below = values.filter(value => value < middle).length;
        const above = values.filter(value => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('quantile', () => {
  it.each([
    { fraction: 0, expected: 10 },
    { fraction: 0.25, expected: 20 },
    { fraction: 0.9, expected: 46 },
    { fraction: 1, expected: 50 },
  ])('$fraction of 10 to 50 is $expected', ({ fraction, expected }) => {
    expect(quantile([50, 40, 30, 20, 10], fraction)).toBeCloseTo(expected, 10);
  });

  it('never falls as the fraction rises, and stays inside the sample', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, fraction, fraction, (values, one, other) => {
        const [low, high] = quantiles(values, [
          Math.min(one, other),
          Math.max(one, other),
        ]);
        expect(low!).toBeLessThanOrEqual(high! + 1e-6);
        expect(low!).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high!).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});
