import { operationsParameters, parseOperationsState } from './operationsState';

const parse = (query: string) =>
  parseOperationsState(new URLSearchParams(query));

describe('parseOperationsState', () => {
  it('shows the last 30 days in production unless told otherwise', () => {
    expect(parse('')).toEqual({
      range: { kind: 'last', days: 30 },
      environment: 'production',
      metric: undefined,
      bucket: undefined,
      chartView: 'chart',
      show: 'all',
      deployment: undefined,
      incident: undefined,
      slo: undefined,
      budgetOf: undefined,
      budgetPeriod: 'window',
      budgetView: 'chart',
      sloFilter: 'current',
    });
  });

  it('ignores what it does not know', () => {
    const odd =
      'range=3y&metric=loc&bucket=hour&chart=pie&show=none&from=2026-11-31&to=2026-12-01&period=2h&slos=all&budgetView=pie&inspect=x';
    expect(parse(odd)).toEqual(parse(''));
  });

  it.each([
    [
      'a custom range that ends before it starts',
      'from=2026-03-02&to=2026-03-01',
    ],
    ['half a custom range', 'from=2026-03-02'],
  ])('falls back to the usual range for %s', (_, query) => {
    expect(parse(query).range).toEqual({ kind: 'last', days: 30 });
  });

  it('compares environments in lower case', () => {
    expect(parse('environment=Staging').environment).toBe('staging');
  });

  it.each([
    ['range=7d', { range: { kind: 'last', days: 7 } }],
    ['range=1y', { range: { kind: 'last', days: 365 } }],
    [
      'from=2026-03-01&to=2026-03-31',
      { range: { kind: 'custom', from: '2026-03-01', to: '2026-03-31' } },
    ],
    ['environment=staging', { environment: 'staging' }],
    ['metric=changeFailRate', { metric: 'changeFailRate' }],
    ['bucket=week', { bucket: 'week' }],
    ['chart=table', { chartView: 'table' }],
    ['show=failed', { show: 'failed' }],
    ['deployment=d1', { deployment: 'd1' }],
    ['incident=i1', { incident: 'i1' }],
    ['slo=s1', { slo: 's1' }],
    ['budget=s2', { budgetOf: 's2' }],
    ['period=1d', { budgetPeriod: '1d' }],
    ['budgetView=table', { budgetView: 'table' }],
    ['slos=archived', { sloFilter: 'archived' }],
  ] as const)('reads back what it wrote: %s', (query, state) => {
    expect(parse(query)).toMatchObject(state);
    const written = Object.entries(operationsParameters(state)).filter(
      ([, value]) => value !== undefined,
    ) as [string, string][];
    expect(`${new URLSearchParams(written)}`).toBe(query);
  });

  it('leaves defaults out of the address and clears what they replace', () => {
    expect(
      operationsParameters({
        range: { kind: 'last', days: 30 },
        environment: 'production',
        show: 'all',
        budgetPeriod: 'window',
        sloFilter: 'current',
      }),
    ).toEqual({
      range: undefined,
      from: undefined,
      to: undefined,
      environment: undefined,
      show: undefined,
      period: undefined,
      slos: undefined,
    });
  });
});
