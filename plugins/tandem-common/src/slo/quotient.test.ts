import * as fc from 'fast-check';
import { quotient } from './quotient';

const anyInteger = fc.integer({ min: -1_000_000, max: 1_000_000 });
const anyDivisor = fc.integer({ min: 1, max: 1_000_000 });

describe('quotient', () => {
  it('is the number that dividing small integers gives, at any size', () => {
    fc.assert(
      fc.property(
        anyInteger,
        anyDivisor,
        fc.bigInt({ min: 1n, max: 10n ** 40n }),
        (numerator, denominator, factor) => {
          expect(
            quotient(BigInt(numerator) * factor, BigInt(denominator) * factor),
          ).toBe(numerator / denominator + 0);
        },
      ),
    );
  });

  it('rounds to the nearest: a third of 10^30', () => {
    expect(quotient(10n ** 30n, 3n)).toBe(Number(10n ** 30n / 3n));
    expect(quotient(1n, 3n * 10n ** 30n)).toBe(
      Number(`0.${'3'.repeat(40)}e-30`),
    );
  });

  it('rounds up just above a tie', () => {
    const tie = (2n ** 53n + 1n) * 2n ** 200n;
    expect(quotient(tie, 2n ** 200n)).toBe(2 ** 53);
    expect(quotient(tie + 1n, 2n ** 200n)).toBe(2 ** 53 + 2);
  });

  it('never rounds a rest to nothing', () => {
    expect(quotient(1n, 10n ** 60n)).toBe(1e-60);
    expect(quotient(-1n, 10n ** 60n)).toBe(-1e-60);
    expect(quotient(0n, 10n ** 60n)).toBe(0);
  });
});
