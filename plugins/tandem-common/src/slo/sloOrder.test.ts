import { compareWorstFirst } from './sloOrder';
import type { SloHealthState } from './sloStatusSchema';

const slo = (name: string, state: SloHealthState, remainingRatio?: number) => ({
  name,
  status: {
    state,
    budget: remainingRatio === undefined ? null : { remainingRatio },
  },
});

const sorted = (slos: ReturnType<typeof slo>[]) =>
  [...slos].sort(compareWorstFirst).map(({ name }) => name);

describe('compareWorstFirst', () => {
  it('goes by state: exhausted first, drafts last', () => {
    const states = [
      'exhausted',
      'burning',
      'error',
      'stale',
      'no-data',
      'no-traffic',
      'healthy',
      'draft',
    ] as const;
    const slos = states.map(state => slo(state, state));
    expect(sorted([...slos].reverse())).toEqual(states);
  });

  it('then by what is left of the budget, unknown last, then by name', () => {
    expect(
      sorted([
        slo('unknown', 'stale'),
        slo('b', 'stale', 0.5),
        slo('a', 'stale', 0.5),
        slo('overspent', 'stale', -3),
        slo('also unknown', 'stale'),
      ]),
    ).toEqual(['overspent', 'a', 'b', 'also unknown', 'unknown']);
  });
});
