import { exampleSlo, HEALTHY, OVERSPENT } from '../__testUtils__/sloExamples';
import { burningSince, sloHeadline } from './sloHeadline';

const slo = (state: typeof HEALTHY.state, parts: object = {}) =>
  exampleSlo(state, { status: { ...HEALTHY, state, ...parts } });
const draft = exampleSlo('draft', { state: 'draft' });

describe('sloHeadline', () => {
  it.each([
    ['none', [], undefined],
    ['all healthy', [slo('healthy'), draft], { kind: 'healthy', count: 1 }],
    ['only drafts', [draft], { kind: 'drafts', count: 1 }],
    [
      'burning, before overspent',
      [slo('exhausted'), slo('burning'), slo('healthy')],
      { kind: 'burning', count: 1 },
    ],
    [
      'overspent and still burning',
      [exampleSlo('checkout', { status: OVERSPENT }), slo('burning')],
      { kind: 'burning', count: 2 },
    ],
    [
      'overspent by now',
      [slo('exhausted'), slo('healthy')],
      { kind: 'exhausted', count: 1 },
    ],
    [
      'not all known',
      [slo('stale'), slo('no-traffic'), slo('healthy')],
      { kind: 'unclear', healthy: 1, total: 3 },
    ],
  ])('says the worst of %s', (_, slos, headline) => {
    expect(sloHeadline(slos)).toEqual(headline);
  });
});

describe('burningSince', () => {
  it('is when the first of the alerts that fire began', () => {
    const [alert] = OVERSPENT.alerts;
    const alerts = [
      { ...alert, since: '2026-11-17T13:31:00Z' },
      { ...alert, since: '2026-11-17T14:05:00+01:00' },
      { ...alert, firing: false, since: undefined },
    ];
    expect(burningSince(slo('burning', { alerts }))).toBe(
      '2026-11-17T14:05:00+01:00',
    );
  });
});
