import fc from 'fast-check';
import { readQuery } from './readQuery';

describe('a query', () => {
  it.each([
    ['a metric', 'http_requests_total', 'http_requests_total'],
    [
      'a metric with labels, in any quotes',
      `up{job="a}b{", path='/x(', code=~\`5..\`}`,
      `up{job="a}b{", path='/x(', code=~\`5..\`}`,
    ],
    ['labels alone', '{__name__="up"}', '{__name__="up"}'],
    ['a recorded series', 'job:up:sum', 'job:up:sum'],
    ['a sum, as OpenSLO’s examples have it', 'sum(up{job="a"})', 'up{job="a"}'],
    ['a sum by labels', ' sum by (code) ( up ) ', 'up'],
    ['a sum by labels at its end', 'sum(up{a="("}) by (x)', 'up{a="("}'],
  ])('may be %s', (_about, query, selector) => {
    expect(readQuery(query)).toEqual({ kind: 'selector', selector });
  });

  it.each([
    ['sum(increase(x[$window]))', 'sum(increase(x[5m]))', false],
    ['sum(increase(x[${window}]))', 'sum(increase(x[5m]))', false],
    ['sum(rate(x[{{.window}}]))', 'sum(rate(x[5m]))', true],
    ['sum(rate(x[{{ window }}]))', 'sum(rate(x[5m]))', true],
    ['rate(a[$window]) - rate(b[$window])', 'rate(a[5m]) - rate(b[5m])', true],
    ['count_over_time(x[$window])', 'count_over_time(x[5m])', false],
    ['increase(x{f="rate("}[$window])', 'increase(x{f="rate("}[5m])', false],
  ])('may hold the window: %s', (query, over, isRate) => {
    const read = readQuery(query);
    expect(read).toMatchObject({ kind: 'expression', isRate });
    expect(read.kind === 'expression' && read.over('5m')).toBe(over);
  });

  it.each<[unknown, RegExp]>([
    [undefined, /must be PromQL/],
    ['  ', /must be PromQL/],
    [5, /must be PromQL/],
    ['x'.repeat(5001), /5000 characters/],
    ['rate(x[5m])', /hold the window/],
    ['x offset 5m', /hold the window/],
    ['irate(x[$window])', /irate/],
    ['rate(x[$window]) + increase(y[$window])', /either/],
    ['x{a="b}', /quote/],
    ['x # and more', /comments/],
    ['increase(x[$window]', /\( that is not closed/],
    ['x) or label_replace(y', /\) too many/],
    ['sum(x[$window)]', /too many/],
  ])('is refused where it is %j', (query, message) => {
    expect(() => readQuery(query)).toThrow(message);
  });

  it('never reaches beyond the brackets that are put around it', () => {
    const pieces = [
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      '"',
      'x',
      '$window',
      '\\',
      '`',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), parts => {
        let text: string;
        try {
          const read = readQuery(parts.join(''));
          text = read.kind === 'selector' ? read.selector : read.over('5m');
        } catch {
          return;
        }
        const bare = text.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/gs, '');
        let depth = 0;
        for (const sign of bare) {
          if ('([{'.includes(sign)) depth += 1;
          if (')]}'.includes(sign)) depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(bare).not.toMatch(/["`]/);
      }),
      { numRuns: 2000 },
    );
  });
});
