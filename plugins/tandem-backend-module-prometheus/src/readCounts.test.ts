import type { SliIndicator } from '@tandem/backstage-plugin-tandem-node';
import { readCounts } from './readCounts';

const SLOT = 300_000;
const metric = { spec: {}, path: [] };

/** What becomes of a total and another part, each as text at 300 and 600 s. */
function counts(part: 'good' | 'bad', total: string[], other: string[]) {
  const indicator: SliIndicator = {
    kind: 'ratio',
    counter: true,
    total: metric,
    [part]: metric,
  };
  const series = [
    { name: 'total', values: total },
    { name: part, values: other },
  ].flatMap(({ name, values }) =>
    values.length === 0
      ? []
      : [
          {
            metric: { slo: `${name}/7` },
            values: values.map((value, index): [number, string] => [
              300 * (index + 1),
              value,
            ]),
          },
        ],
  );
  return readCounts(series, [{ id: '7', indicator }], SLOT).get('7');
}

describe('an answer', () => {
  it('stands for the slot that ends at its point', () => {
    expect(counts('good', ['10', '20'], ['9', '20'])).toEqual([
      { start: 0, good: 9, total: 10 },
      { start: SLOT, good: 20, total: 20 },
    ]);
  });

  it('without bad events has none of them', () => {
    expect(counts('bad', ['10'], [])).toEqual([
      { start: 0, good: 10, total: 10 },
    ]);
  });

  it('without good events has none of them either', () => {
    expect(counts('good', ['10'], [])).toEqual([
      { start: 0, good: 0, total: 10 },
    ]);
  });

  it('without a total is no data, and none of a total of 0 is no traffic', () => {
    expect(counts('bad', [], ['1'])).toEqual([]);
    expect(counts('bad', ['0'], [])).toEqual([{ start: 0, good: 0, total: 0 }]);
  });

  it.each(['NaN', '+Inf', '-Inf', 'x', ''])('of %p is no data', text => {
    expect(counts('good', [text, '20'], ['9', '19'])).toEqual([
      { start: SLOT, good: 19, total: 20 },
    ]);
    expect(counts('bad', ['10', '20'], [text, '1'])).toEqual([
      { start: SLOT, good: 19, total: 20 },
    ]);
  });

  it('keeps more good events than there are, but for how computers add', () => {
    expect(counts('good', ['10', '10'], ['10.000000001', '11'])).toEqual([
      { start: 0, good: 10, total: 10 },
      { start: SLOT, good: 11, total: 10 },
    ]);
  });

  it('about SLOs that nobody asked for is left out', () => {
    const stray = { metric: { slo: 'total/8' }, values: [] };
    expect(readCounts([stray, { metric: {}, values: [] }], [], SLOT).size).toBe(
      0,
    );
  });
});
