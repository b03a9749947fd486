import { parseTarget } from '../target';
import { describeSlo } from './describeSlo';

function described(target: string, duration = '30d'): string {
  const objectives = [{ target, targetPpb: parseTarget(target) }];
  return describeSlo({ duration, objectives }).replace(/\u00a0/g, ' ');
}

describe('describeSlo', () => {
  it.each([
    [
      '0.999',
      '99.9 % of events are good over any 30 days: of 100,000 events at most 100 may be bad.',
    ],
    [
      '0.95',
      '95 % of events are good over any 30 days: of 10,000 events at most 500 may be bad.',
    ],
    [
      '0.99995',
      '99.995 % of events are good over any 30 days: of 10,000,000 events at most 500 may be bad.',
    ],
    [
      '0',
      '0 % of events are good over any 30 days: of 1,000 events at most 1,000 may be bad.',
    ],
    [
      '0.999999999',
      '99.9999999 % of events are good over any 30 days: of 100,000,000,000 events at most 100 may be bad.',
    ],
  ])('reads a target of %s', (target, sentence) => {
    expect(described(target)).toBe(sentence);
  });

  it.each([
    ['1d', 'over any day'],
    ['4w', 'over any 4 weeks'],
    ['90m', 'over any 90 minutes'],
    ['1M', 'over any month'],
  ])('reads a window of %s', (duration, words) => {
    expect(described('0.9', duration)).toContain(words);
  });

  it('names each of several objectives', () => {
    const objective = (displayName: string, target: string) => ({
      displayName,
      target,
      targetPpb: parseTarget(target),
    });
    const text = describeSlo({
      duration: '30d',
      objectives: [objective('Good', '0.99'), objective('Fine', '0.9')],
    });
    expect(text).toMatch(/^Good: 99\W.*\. Fine: 90\W.*\.$/);
  });
});
