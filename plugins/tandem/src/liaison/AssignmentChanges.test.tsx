import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NO_COVERAGE } from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import {
  DANA,
  exampleAssignment,
  exampleCoverage,
} from '../__testUtils__/liaisonExamples';
import { wordsOf } from '../__testUtils__/wordsOf';
import { renderCard, stopClock } from './__testUtils__/renderCard';

stopClock();

describe('changing an assignment', () => {
  const openMenu = async (item: string) => {
    await userEvent.click(
      await screen.findByRole('button', { name: 'More about this assignment' }),
    );
    await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  };

  it('says before an end who helps then', async () => {
    renderCard(exampleCoverage(), {
      '/assignments/a1': { body: exampleAssignment() },
      '/coverage': { body: NO_COVERAGE },
    });
    await openMenu('End');
    const dialog = await screen.findByRole('dialog', {
      name: 'End this assignment?',
    });
    expect(
      await within(dialog).findByText(
        'Nobody yet: Payments has no liaison after this.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps what was typed when someone else was faster, and sends the newer version', async () => {
    const answers: Answers = {
      '/assignments/a1': { body: exampleAssignment() },
      'POST /assignments/a1/pause': {
        status: 409,
        message: 'version: the assignment is at version 4',
      },
    };
    const { sent } = renderCard(exampleCoverage(), answers);
    await openMenu('Pause');
    await userEvent.type(
      await screen.findByRole('textbox', {
        name: 'Reason, if you want to say',
      }),
      'the move',
    );
    answers['/assignments/a1'] = {
      body: exampleAssignment({ version: 4, endsOn: '2026-12-31' }),
    };
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'Someone else changed this in the meantime',
    );
    await screen.findByText(/Nov 1 – Dec 31/);
    expect(
      screen.getByRole('textbox', { name: 'Reason, if you want to say' }),
    ).toHaveValue('the move');
    answers['POST /assignments/a1/pause'] = {
      body: exampleAssignment({ state: 'paused', version: 5 }),
    };
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    await screen.findByText('The assignment is paused');
    expect(sent.map(({ body }) => body)).toEqual([
      { version: 3, reason: 'the move' },
      { version: 4, reason: 'the move' },
    ]);
  });

  it('says who may where the viewer may not', async () => {
    renderCard(exampleCoverage(), {
      '/assignments/a1': { body: exampleAssignment() },
      'POST /assignments/a1/pause': { status: 403, message: 'no' },
    });
    await openMenu('Pause');
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The liaison, the owners of the scope and the platform team may.',
    );
  });

  it('offers to hand back only to the liaison, who says why and when again', async () => {
    const { sent } = renderCard(
      exampleCoverage(),
      {
        '/assignments/a1': { body: exampleAssignment() },
        'POST /assignments/a1/hand-back': {
          body: exampleAssignment({ state: 'handed-back' }),
        },
      },
      { userEntityRef: DANA, ownershipEntityRefs: [DANA] },
    );
    await openMenu('Hand back');
    const dialog = await screen.findByRole('dialog', {
      name: 'Hand this assignment back?',
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Hand back' }),
    );
    expect(
      await within(dialog).findByText('Say why, in a few words.'),
    ).toBeInTheDocument();
    expect(sent).toEqual([]);
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Reason' }),
      'too much',
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', {
        name: 'When would you take it again?',
      }),
      'at half the time',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Hand back' }),
    );
    await screen.findByText('The assignment is handed back');
    await waitFor(() =>
      expect(wordsOf(document.body)).not.toContain(
        'Hand this assignment back?',
      ),
    );
    expect(sent.map(({ body }) => body)).toEqual([
      { version: 3, reason: 'too much', returnCriteria: 'at half the time' },
    ]);
  });
});
