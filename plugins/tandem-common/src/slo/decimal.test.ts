import * as fc from 'fast-check';
import {
  decimalText,
  parseDecimal,
  scaledCeiling,
  scaledFloor,
  shortDecimalText,
} from './decimal';

describe('parseDecimal', () => {
  it.each([
    ['0.999', 999n, 3],
    ['.5', 5n, 1],
    ['5.', 5n, 0],
    ['99.90', 999n, 1],
    ['1e-7', 1n, 7],
    ['1.5E2', 150n, 0],
    ['-0.25', -25n, 2],
    [' 7 ', 7n, 0],
  ])('reads %s', (text, coefficient, decimals) => {
    expect(parseDecimal(text)).toEqual({ coefficient, decimals });
  });

  it.each(['', '.', 'e5', '0x10', '1,5', 'NaN', 'Infinity', '1e9999', '1 2'])(
    'reads no number in «%s»',
    text => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it('refuses to read endless digits', () => {
    expect(parseDecimal('1'.repeat(401))).toBeUndefined();
  });
});

describe('scaledFloor', () => {
  it('goes by the decimals that a person sees: 0.57 is 57 hundredths', () => {
    expect(Math.floor(0.57 * 100)).toBe(56);
    expect(scaledFloor(0.57, 2)).toBe(57n);
  });

  it.each([
    [-0.125, 2, -13n, -12n],
    [0.125, 2, 12n, 13n],
    [-3, 0, -3n, -3n],
    [1e-9, 2, 0n, 1n],
    [1e21, 0, 10n ** 21n, 10n ** 21n],
  ])('%d to %i decimals is %s down, %s up', (value, decimals, down, up) => {
    expect(scaledFloor(value, decimals)).toBe(down);
    expect(scaledCeiling(value, decimals)).toBe(up);
  });

  it.each([NaN, Infinity])('refuses %d', value => {
    expect(() => scaledFloor(value, 1)).toThrow('is not a number');
  });
});

describe('decimalText', () => {
  it('writes a true minus sign and all decimals', () => {
    expect(decimalText(-1200n, 2)).toBe('−12.00');
    expect(decimalText(5n, 3)).toBe('0.005');
  });

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.nat({ max: 12 }),
        (scaled, decimals) => {
          const parsed = parseDecimal(shortDecimalText(scaled, decimals));
          expect(parsed).toEqual(parseDecimal(decimalText(scaled, decimals)));
          expect(parsed!.coefficient * 10n ** BigInt(decimals)).toBe(
            scaled * 10n ** BigInt(parsed!.decimals),
          );
        },
      ),
    );
  });
});
