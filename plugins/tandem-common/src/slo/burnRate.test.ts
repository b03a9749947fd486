import { budgetSpent, burnRate } from './burnRate';
import { parseTarget } from './target';
import { missed, NONE, TARGET_999 } from './__testUtils__/sloFacts';

describe('burnRate', () => {
  it('an SLI of 0.9 burns 10 times the budget of 0.99 and half of that of 0.8', () => {
    expect(burnRate(missed(1, 10), parseTarget('0.99'))).toBe(10);
    expect(burnRate(missed(1, 10), parseTarget('0.8'))).toBe(0.5);
  });

  it('is null and not 0 without events', () => {
    expect(burnRate(NONE, TARGET_999)).toBeNull();
    expect(burnRate(missed(0, 5), TARGET_999)).toBe(0);
  });
});

describe('budgetSpent', () => {
  it('is the share of the whole budget: 3 of 12 allowed misses', () => {
    expect(budgetSpent(missed(3, 50), 12_000n, TARGET_999)).toBe(0.25);
  });

  it('is null where the whole window has no events', () => {
    expect(budgetSpent(NONE, 0n, TARGET_999)).toBeNull();
  });
});
