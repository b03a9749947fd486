import * as fc from 'fast-check';
import { compareByLength, compareCodePoints } from './textOrder';

describe('compareCodePoints', () => {
  it('sorts as the bytes of UTF-8 do', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'a',
        'b',
        '\u00e9',
        '\ud7ff',
        '\uff5e',
        '\u{1f680}',
      ),
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareCodePoints(a, b)).toBe(
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        );
      }),
    );
  });
});

describe('compareByLength', () => {
  it('sorts shorter texts first', () => {
    expect(['12', '9', '10', ''].sort(compareByLength)).toEqual([
      '',
      '9',
      '10',
      '12',
    ]);
  });
});
