import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { NO_COVERAGE, PAYMENTS } from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { DANA, exampleAssignment } from '../__testUtils__/liaisonExamples';
import { MAYA, renderCard, stopClock } from './__testUtils__/renderCard';

stopClock();

describe('a proposal that waits', () => {
  const PROPOSAL = exampleAssignment({
    id: 'p1',
    scopeRef: PAYMENTS,
    scopeTitle: 'Payments API',
    state: 'proposed',
    startsOn: '2026-12-01',
  });
  const WAITING: Coverage = { ...NO_COVERAGE, proposals: 1 };
  const answers = (proposal = PROPOSAL): Answers => ({
    '/assignments': query => ({
      body: {
        items: query.get('scopeRef') === PAYMENTS ? [proposal] : [],
      },
    }),
    '/assignments/p1': { body: proposal },
    'POST /assignments/p1/accept': {
      body: { ...proposal, state: 'accepted', version: 4 },
    },
    'POST /assignments/p1/decline': {
      body: { ...proposal, state: 'declined', version: 4 },
    },
  });

  it('says who was asked, and lets others only look', async () => {
    renderCard(WAITING, answers());
    const asked = await screen.findByText(
      'Dana Kim was asked, waits for an answer',
    );
    expect(asked.parentElement).toHaveTextContent(
      'liaison, 20 % from Dec 1 for Payments API',
    );
    expect(
      screen.queryByRole('button', { name: 'Accept' }),
    ).not.toBeInTheDocument();
  });

  it('lets the person asked accept', async () => {
    const { sent } = renderCard(WAITING, answers(), {
      userEntityRef: DANA,
      ownershipEntityRefs: [DANA],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Accept this proposal?',
    });
    expect(dialog).toHaveTextContent('Dana Kim helps Payments API from Dec 1.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    expect(
      await screen.findByText('Dana Kim helps Payments API from Dec 1'),
    ).toBeInTheDocument();
    expect(sent).toEqual([
      { request: 'POST /assignments/p1/accept', body: { version: 3 } },
    ]);
  });

  it('lets an owner decline with a reason', async () => {
    const { sent } = renderCard(
      WAITING,
      answers({ ...PROPOSAL, proposedBy: DANA }),
      MAYA,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Decline' }),
    );
    await userEvent.type(
      await screen.findByRole('textbox', {
        name: 'Reason, if you want to say',
      }),
      'after the move',
    );
    const dialog = screen.getByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Decline' }),
    );
    await screen.findByText('The proposal is declined');
    expect(sent).toEqual([
      {
        request: 'POST /assignments/p1/decline',
        body: { version: 3, reason: 'after the move' },
      },
    ]);
  });

  it('lets nobody withdraw it who may not any more', async () => {
    renderCard(WAITING, answers({ ...PROPOSAL, allowed: [] }), MAYA);
    await screen.findByText(/waits for an answer/);
    expect(
      screen.queryByRole('button', { name: 'Withdraw' }),
    ).not.toBeInTheDocument();
  });

  it('lets whoever proposed it only withdraw', async () => {
    renderCard(WAITING, answers(), MAYA);
    await screen.findByRole('button', { name: 'Withdraw' });
    expect(
      screen.queryByRole('button', { name: 'Accept' }),
    ).not.toBeInTheDocument();
  });
});
