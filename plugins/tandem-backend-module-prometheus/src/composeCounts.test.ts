import type { SliIndicator } from '@tandem/backstage-plugin-tandem-node';
import { composeBatch } from './composeBatch';
import { composeCounts } from './composeCounts';

const metric = (query: string) => ({ spec: { query }, path: [] });

describe('what is asked', () => {
  it.each<[string, SliIndicator, number, object]>([
    [
      'for counters',
      {
        kind: 'ratio',
        counter: true,
        good: metric('x{code="200"}'),
        total: metric('sum(x)'),
      },
      300,
      {
        good: 'sum(increase(x{code="200"}[5m]))',
        total: 'sum(increase(x[5m]))',
      },
    ],
    [
      'for bad events and an hour',
      {
        kind: 'ratio',
        counter: true,
        bad: metric('e'),
        total: metric('sum by (a) (increase(x[$window]))'),
      },
      3600,
      {
        bad: 'sum(increase(e[1h]))',
        total: 'sum(sum by (a) (increase(x[1h])))',
      },
    ],
    [
      'for rates: events per second, times the seconds of a day',
      {
        kind: 'ratio',
        counter: true,
        good: metric('rate(x[$window])'),
        total: metric('sum(rate(y[$window]))'),
      },
      86_400,
      {
        good: 'sum(rate(x[1d])) * 86400',
        total: 'sum(sum(rate(y[1d]))) * 86400',
      },
    ],
    [
      'for samples that are numbers of events',
      {
        kind: 'ratio',
        counter: false,
        good: metric('g'),
        total: metric('t'),
      },
      300,
      { good: 'sum(sum_over_time(g[5m]))', total: 'sum(sum_over_time(t[5m]))' },
    ],
    [
      'for a ratio of success',
      { kind: 'raw', rawType: 'success', raw: metric('r') },
      300,
      {
        good: 'sum(sum_over_time((r >= -Inf)[5m:1m] offset 1ms))',
        total: 'sum(count_over_time((r >= -Inf)[5m:1m] offset 1ms))',
      },
    ],
    [
      'for a ratio of failure',
      {
        kind: 'raw',
        rawType: 'failure',
        raw: metric('rate(e[$window]) / rate(t[$window])'),
      },
      3600,
      {
        bad: 'sum(sum_over_time(((rate(e[5m]) / rate(t[5m])) >= -Inf)[1h:1m] offset 1ms))',
        total:
          'sum(count_over_time(((rate(e[5m]) / rate(t[5m])) >= -Inf)[1h:1m] offset 1ms))',
      },
    ],
    [
      'for a threshold',
      { kind: 'threshold', metric: metric('l'), op: 'lte', value: 0.3 },
      300,
      {
        good: 'sum(sum_over_time(((l >= -Inf) <= bool 0.3)[5m:1m] offset 1ms))',
        total: 'sum(count_over_time((l >= -Inf)[5m:1m] offset 1ms))',
      },
    ],
  ])('%s', (_about, indicator, seconds, expected) => {
    expect(composeCounts(indicator, { seconds })).toEqual(expected);
  });

  it('for many SLOs is one query, a series for each part of each', () => {
    const indicator: SliIndicator = {
      kind: 'ratio',
      counter: true,
      good: metric('g'),
      total: metric('t'),
    };
    const queries = ['1', '2'].map(id => ({ id, indicator }));
    expect(composeBatch(queries, { seconds: 300 })).toBe(
      [
        'label_replace(sum(increase(t[5m])), "slo", "total/1", "", "")',
        'label_replace(sum(increase(g[5m])), "slo", "good/1", "", "")',
        'label_replace(sum(increase(t[5m])), "slo", "total/2", "", "")',
        'label_replace(sum(increase(g[5m])), "slo", "good/2", "", "")',
      ].join(' or '),
    );
  });
});
