import type { Notice } from './notice';
import { textOf } from './texts';
import { listText } from './wording';

const NOW = Date.UTC(2026, 2, 5, 10);
const NAMES: Record<string, string> = {
  'user:default/tomas': 'Tomás',
  'user:default/dana': 'Dana Kim',
};

function nameOf(ref: string): string {
  return NAMES[ref] ?? ref.split('/')[1];
}

function told(...notices: Pick<Notice, 'kind' | 'facts'>[]) {
  return textOf(
    notices.map(each => ({ ...each, key: '', bundle: '' } as Notice)),
    nameOf,
    NOW,
  );
}

const HELP = {
  liaisonRef: 'user:default/dana',
  requesterRef: 'user:default/tomas',
  role: 'primary' as const,
  allocation: 20,
  startsOn: '2026-03-09',
  endsOn: '2026-03-12',
  timeZone: 'UTC',
};
const ANSWER = { ...HELP, reader: 'requester' as const };
const RED = 'group:default/red';
const BY_TOMAS = { by: 'user:default/tomas' };

describe('what a notification says', () => {
  it('of a proposal: who asks for what, and to answer', () => {
    const facts = { ...HELP, ...BY_TOMAS, scopeRef: RED };
    expect(told({ kind: 'proposed', facts })).toEqual({
      title: 'Tomás asks you to help red',
      description:
        'As liaison with 20 % of your time, from 9 March 2026. Please accept or decline.',
      link: '/tandem/my-teams',
      severity: 'normal',
      topic: 'Liaisons',
    });
    const byToken = { ...facts, by: 'external:import' };
    expect(told({ kind: 'proposed', facts: byToken }).title).toBe(
      'You are asked to help red',
    );
  });

  it('of many at once: how many, and some by name', () => {
    const proposals = ['red', 'blue', 'green', 'grey', 'pink'].map(name => ({
      kind: 'proposed' as const,
      facts: { ...HELP, ...BY_TOMAS, scopeRef: `group:default/${name}` },
    }));
    expect(told(...proposals.slice(0, 3))).toMatchObject({
      title: 'Tomás asks you to help 3 teams',
      description: 'red, blue and green. Please accept or decline each.',
    });
    expect(told(...proposals).description).toMatch(
      /^red, blue, green and 2 more\./,
    );
    proposals[0].facts.scopeRef = 'component:default/search';
    expect(told(...proposals).title).toContain('5 teams and services');
    expect(listText(['a', 'b', 'c', 'd'])).toBe('a, b, c and d');
  });

  it('of an answer: what was said, and the next step', () => {
    const scopeRef = 'component:default/search';
    const facts = { ...ANSWER, by: 'user:default/dana', scopeRef };
    expect(told({ kind: 'accepted', facts })).toMatchObject({
      title: 'Dana Kim will help search',
      description: 'Your request was accepted, from 9 March 2026.',
      link: '/catalog/default/component/search/operations',
    });
    expect(told({ kind: 'declined', facts })).toMatchObject({
      title: 'Dana Kim cannot help search',
      description: 'Your request was declined. Next step: ask somebody else.',
    });
    // What the person did not say themselves is not put into their mouth.
    const byLea = { ...facts, by: 'user:default/lea' };
    expect(told({ kind: 'declined', facts: byLea }).title).toBe(
      'Dana Kim will not help search',
    );
  });

  it.each([
    [
      'accepted',
      'user:default/lea',
      'The request was accepted for you by lea.',
    ],
    ['accepted', 'external:import', 'The request was accepted for you.'],
    [
      'declined',
      'user:default/lea',
      'The request was declined for you by lea; there is nothing to do.',
    ],
    [
      'declined',
      'user:default/tomas',
      'The request was withdrawn by Tomás; there is nothing to do.',
    ],
  ] as const)(
    'of an answer that was not theirs to the liaison: %s by %s',
    (kind, by, description) => {
      const facts = {
        ...ANSWER,
        reader: 'liaison' as const,
        by,
        scopeRef: RED,
      };
      expect(told({ kind, facts })).toMatchObject({
        title:
          kind === 'accepted'
            ? 'You help red from 9 March 2026'
            : 'You are no longer asked to help red',
        description,
      });
      const blue = { ...facts, scopeRef: 'group:default/blue' };
      expect(told({ kind, facts }, { kind, facts: blue })).toMatchObject({
        title: expect.stringContaining('help 2 teams'),
        description: `red and blue. ${description}`,
        link: '/tandem',
      });
    },
  );

  it('of an answer to who offered to help themself', () => {
    const offered = { ...ANSWER, requesterRef: 'User:default/Dana' };
    const facts = { ...offered, by: 'user:default/tomas', scopeRef: RED };
    expect(told({ kind: 'accepted', facts })).toMatchObject({
      title: 'Your offer to help red was accepted',
      description: 'You help from 9 March 2026.',
    });
    expect(told({ kind: 'declined', facts }).title).toBe(
      'Your offer to help red was declined',
    );
  });

  it('of an end of self-run: which teams run themselves until then', () => {
    const { liaisonRef, ...rest } = HELP;
    const facts = { ...rest, scopeRef: RED };
    expect(told({ kind: 'ending', facts })).toMatchObject({
      title:
        'red runs itself until 7 days from now, and nobody takes over then',
      description:
        'The last day is 12 March 2026. Next step: extend it, or ask somebody to take over.',
    });
    const blue = { ...facts, scopeRef: 'group:default/blue' };
    expect(
      told({ kind: 'ending', facts }, { kind: 'ending', facts: blue }),
    ).toMatchObject({
      title:
        '2 teams run themselves until 7 days from now, and nobody takes over then',
      description: expect.stringMatching(/^red and blue\. The last day/),
    });
  });

  it.each([
    ['2026-04-04', '30 days from now', 'normal'],
    ['2026-03-06', 'tomorrow', 'high'],
    ['2026-03-05', 'today', 'high'],
  ])('of an end on %s: %s', (endsOn, when, severity) => {
    const facts = { ...HELP, scopeRef: RED, endsOn };
    expect(told({ kind: 'ending', facts })).toMatchObject({
      title: `Dana Kim helps red until ${when}, and nobody takes over then`,
      severity,
      link: '/catalog/default/group/red',
    });
  });

  it('of an absence: which days, and who is without help', () => {
    const facts = {
      ...BY_TOMAS,
      userRef: 'user:default/dana',
      startsOn: '2026-03-09',
      endsOn: '2026-03-10',
      scopeRefs: [RED, 'group:default/blue'],
    };
    expect(told({ kind: 'absence-uncovered', facts })).toMatchObject({
      title: 'Nobody is there for 2 teams while Dana Kim is away',
      description:
        'From 9 March 2026 to 10 March 2026: red and blue. Next step: find somebody who stands in.',
      link: '/tandem/my-teams',
    });
  });

  it('of a budget: how fast it goes, what is left, and until when', () => {
    const facts = {
      entityRef: 'component:shop/checkout-api',
      title: 'Availability',
      remainingRatio: 0.62,
      burnRate: 14,
      exhaustsAt: NOW + 50 * 3_600_000,
    };
    expect(told({ kind: 'burning', facts })).toEqual({
      title: 'checkout-api spends its budget 14\u00a0× too fast',
      description:
        'Availability: 62\u00a0% of the error budget left. At this rate it is spent in 2\u00a0d\u00a02\u00a0h.',
      link: '/catalog/shop/component/checkout-api/operations',
      severity: 'high',
      topic: 'Error budgets',
    });
    const { remainingRatio, ...unknown } = facts;
    expect(told({ kind: 'exhausted', facts: unknown })).toMatchObject({
      title: 'checkout-api has spent its error budget',
      description: 'Availability.',
      severity: 'high',
    });
    expect(told({ kind: 'recovered', facts })).toMatchObject({
      title: 'checkout-api is healthy again',
      severity: 'low',
    });
  });
});
