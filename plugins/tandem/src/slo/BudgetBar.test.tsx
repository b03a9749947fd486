import { HEALTHY, NO_DATA, OVERSPENT } from '../__testUtils__/sloExamples';
import { fillOf } from './BudgetBar';

const withLeft = (remainingRatio: number) => ({
  ...HEALTHY,
  budget: { ...HEALTHY.budget!, remainingRatio },
});

describe('fillOf', () => {
  it.each([
    ['plenty is left', withLeft(0.64), { share: 0.64, tone: 'positive' }],
    ['little is left', withLeft(0.24), { share: 0.24, tone: 'warning' }],
    ['nothing is left', withLeft(0), { share: 1, tone: 'negative' }],
    ['overspent', OVERSPENT, { share: 1, tone: 'negative' }],
    [
      'the figure is old',
      { ...withLeft(0.88), state: 'stale' as const },
      { share: 0.88, tone: undefined },
    ],
    ['there is no data', NO_DATA, { share: 0, tone: undefined }],
  ])('fits when %s', (_, status, fill) => {
    expect(fillOf(status)).toEqual(fill);
  });
});
