import {
  exampleSummary,
  NO_COVERAGE,
  type WholeSummary,
} from '../__testUtils__/deliveryExamples';
import {
  exampleSlo,
  HEALTHY,
  NO_DATA,
  OVERSPENT,
} from '../__testUtils__/sloExamples';
import { nextStep } from './nextStep';

const healthy = exampleSlo('healthy');
const draft = exampleSlo('draft', {
  state: 'draft',
  status: { ...NO_DATA, state: 'draft' },
});
const inState = (state: typeof HEALTHY.state) =>
  exampleSlo(state, { status: { ...HEALTHY, state } });
const waiting = exampleSlo('waiting', { status: NO_DATA });
const overspent = exampleSlo('overspent', { status: OVERSPENT });
const covered: WholeSummary['coverage'] = {
  ...NO_COVERAGE,
  covered: true,
  via: 'component',
  primary: 'user:default/dana',
  deputy: 'user:default/omar',
  pattern: 'liaison',
  people: [
    {
      userRef: 'user:default/dana',
      title: 'Dana Kim',
      timeZone: 'UTC',
      allocation: 20,
    },
  ],
};

describe('nextStep', () => {
  it.each<[string, Partial<WholeSummary>, object]>([
    [
      'an overspent budget comes first',
      { slos: [overspent, inState('stale')], environments: [] },
      { kind: 'exhausted', slo: overspent },
    ],
    [
      'then one that burns',
      { slos: [inState('burning'), inState('error')] },
      { kind: 'burning', slo: { id: 'burning' } },
    ],
    [
      'then a source that does not answer',
      { slos: [inState('error'), inState('stale')] },
      { kind: 'source', slo: { id: 'error' } },
    ],
    [
      'then counts that stopped',
      { slos: [inState('stale')], environments: [] },
      { kind: 'stale', slo: { id: 'stale' } },
    ],
    ['then the first deployment', { environments: [] }, { kind: 'deployment' }],
    ['then the first SLO', { slos: [] }, { kind: 'slo' }],
    [
      'then the first counts',
      { slos: [waiting, draft] },
      { kind: 'no-data', slo: waiting },
    ],
    [
      'then publishing, where all are drafts',
      { slos: [draft] },
      { kind: 'draft', slo: draft },
    ],
    ['then a liaison', { slos: [healthy, draft] }, { kind: 'cover' }],
    [
      'then a deputy',
      { slos: [healthy], coverage: { ...covered, deputy: undefined } },
      { kind: 'deputy', liaison: 'Dana Kim' },
    ],
    [
      'nothing waits when all is there',
      { slos: [healthy], coverage: covered },
      { kind: 'done' },
    ],
    [
      'a proposal that waits needs no other',
      { slos: [healthy], coverage: { ...NO_COVERAGE, proposals: 1 } },
      { kind: 'done' },
    ],
    [
      'self-run needs no deputy',
      {
        slos: [healthy],
        coverage: {
          ...covered,
          via: 'self-run',
          pattern: 'self-run',
          primary: undefined,
          deputy: undefined,
        },
      },
      { kind: 'done' },
    ],
  ])('%s', (_, parts, step) => {
    expect(nextStep(exampleSummary(parts))).toMatchObject(step);
  });

  it('knows where to ask about a budget that is spent', () => {
    const coverage = { ...covered, channel: 'https://chat.example.com/ops' };
    expect(
      nextStep(exampleSummary({ slos: [overspent], coverage })),
    ).toMatchObject({ channel: 'https://chat.example.com/ops' });
  });
});
