import { screen, within } from '@testing-library/react';
import type { AttentionItem } from '@tandem/backstage-plugin-tandem-common';
import {
  ENDING,
  exampleAttention,
  exampleTeams,
  UNCOVERED,
} from '../__testUtils__/attentionExamples';
import {
  CATALOG,
  exampleAssignment,
  OMAR,
} from '../__testUtils__/liaisonExamples';
import { renderOnPage } from '../__testUtils__/renderOnPage';
import { wordsOf } from '../__testUtils__/wordsOf';
import { MyTeamsPage } from '../teams/MyTeamsPage';

/** The rows of somebody who helps nobody, such as an ops lead. */
async function rowsFor(items: AttentionItem[]) {
  renderOnPage(<MyTeamsPage />, {
    address: '/tandem/my-teams',
    answers: {
      '/me/attention': { body: exampleAttention(items) },
      '/me/teams': { body: exampleTeams({ items: [] }) },
    },
    entities: CATALOG,
    viewer: { userEntityRef: OMAR, ownershipEntityRefs: [OMAR] },
  });
  const list = await screen.findByRole('list', { name: 'Needs attention' });
  return () => within(list).getAllByRole('listitem').map(wordsOf);
}

describe('rows about what others do', () => {
  it('name who helps until when, or that a team runs itself', async () => {
    const days = { state: 'ending' as const, endsOn: '2026-12-03' };
    const selfRun = exampleAssignment({
      ...days,
      liaisonRef: undefined,
      liaisonTitle: undefined,
      pattern: 'self-run',
    });
    const rows = await rowsFor([
      ENDING,
      { ...ENDING, id: 'ending-without-successor:a2:1', assignment: selfRun },
    ]);
    expect(rows()).toEqual([
      expect.stringMatching(
        /^endingPayments · Dana Kim helps until Dec 3, nobody takes over then.*ExtendHand overSnooze$/,
      ),
      expect.stringMatching(
        /^endingPayments · runs itself until Dec 3, nobody takes over then.*ExtendHand overSnooze$/,
      ),
    ]);
  });

  it('lead to who helps, where a deputy may be away, too', async () => {
    const rows = await rowsFor([UNCOVERED]);
    expect(
      await screen.findByRole('link', { name: 'See who helps Payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/team-payments');
    expect(rows()).toEqual([
      expect.stringMatching(
        /^awayPayments · Nobody is in for Payments and Search.*Name a deputySee who helpsSnooze$/,
      ),
    ]);
  });
});
