import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import {
  exampleSummary,
  NO_COVERAGE,
  PAYMENTS,
} from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import {
  CATALOG,
  DANA,
  DANA_HELPS,
  exampleAssignment,
  exampleCoverage,
  OMAR,
  OMAR_HELPS,
  TEAM,
} from '../__testUtils__/liaisonExamples';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { wordsOf } from '../__testUtils__/wordsOf';
import { LiaisonCard } from './LiaisonCard';

const SUMMARY = '/entities/component/default/payments/summary';
const MAYA = {
  userEntityRef: 'user:default/maya',
  ownershipEntityRefs: ['user:default/maya', TEAM],
};
const NOBODY = {
  userEntityRef: 'user:default/kofi',
  ownershipEntityRefs: ['user:default/kofi'],
};

function renderCard(
  coverage: Coverage,
  answers: Answers = {},
  viewer: typeof MAYA = NOBODY,
) {
  return renderOnEntityPage(<LiaisonCard />, {
    entityRef: PAYMENTS,
    answers: Object.assign(answers, {
      [SUMMARY]: answers[SUMMARY] ?? { body: exampleSummary({ coverage }) },
    }),
    entities: CATALOG,
    viewer,
  });
}

beforeEach(() => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-21T09:40:30Z'),
    advanceTimers: true,
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('LiaisonCard', () => {
  it('says who helps, their time, their share, until when and via which team', async () => {
    renderCard(exampleCoverage({ until: '2027-03-31' }));
    const dana = await screen.findByRole('link', { name: 'Dana Kim' });
    expect(dana).toHaveAttribute('href', '/catalog/default/user/dana');
    expect(screen.getByText('09:40 in Lisbon').parentElement!.textContent).toBe(
      '09:40 in Lisbon · liaison, 20\u00a0% · until Mar 31, 2027',
    );
    expect(screen.getByText('10:40 in Berlin')).toBeInTheDocument();
    expect(screen.getByText(/^via/)).toHaveTextContent('via Payments');
    expect(screen.getByRole('link', { name: 'Payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-payments',
    );
  });

  it('needs one request, and leads to the channel by its name', async () => {
    const { requests } = renderCard(exampleCoverage());
    expect(
      await screen.findByRole('link', { name: /Ask in #payments-ops/ }),
    ).toHaveAttribute(
      'href',
      'https://kestrelmoor.slack.com/channels/payments-ops',
    );
    expect(requests).toHaveLength(1);
  });

  it('leads to the person where no channel is known', async () => {
    renderCard(exampleCoverage({ channel: undefined }));
    expect(
      await screen.findByRole('link', { name: 'Ask Dana' }),
    ).toHaveAttribute('href', '/catalog/default/user/dana');
  });

  it('keeps the local time up to date', async () => {
    renderCard(exampleCoverage());
    await screen.findByText('09:40 in Lisbon');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await screen.findByText('09:41 in Lisbon')).toBeInTheDocument();
  });

  it('explains what a liaison is where the word appears', async () => {
    renderCard(exampleCoverage());
    await userEvent.click(
      await screen.findByRole('button', { name: 'liaison' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'liaison' }),
    ).toHaveTextContent('One named ops person');
  });

  it('puts the deputy first while the liaison is away', async () => {
    renderCard(
      exampleCoverage({
        actingRef: OMAR,
        people: [{ ...DANA_HELPS, awayUntil: '2026-11-24' }, OMAR_HELPS],
      }),
    );
    await screen.findByText('away until Tue');
    const names = screen
      .getAllByRole('link')
      .map(link => link.textContent)
      .filter(name => /Dana|Omar/.test(name ?? ''));
    expect(names).toEqual(['Omar Reyes', 'Dana Kim']);
    expect(
      screen.getByRole('link', { name: 'Omar Reyes' }).parentElement,
    ).toHaveTextContent('Omar Reyes stands in');
  });

  it('knows by the person’s own calendar that it is the last day away', async () => {
    jest.setSystemTime(Date.parse('2026-11-21T23:30:00Z'));
    renderCard(
      exampleCoverage({
        actingRef: OMAR,
        people: [
          {
            ...DANA_HELPS,
            timeZone: 'Asia/Tokyo',
            awayUntil: '2026-11-22',
          },
          OMAR_HELPS,
        ],
      }),
    );
    expect(await screen.findByText('away today')).toBeInTheDocument();
    expect(screen.getByText('08:30 in Tokyo')).toBeInTheDocument();
  });

  it('names the gap and where to ask when both are away', async () => {
    renderCard(
      exampleCoverage({
        actingRef: undefined,
        people: [
          { ...DANA_HELPS, awayUntil: '2026-11-25' },
          { ...OMAR_HELPS, awayUntil: '2026-11-23' },
        ],
        warnings: [
          'Nobody is in until 2026-11-23: liaison and deputy are both away.',
        ],
      }),
    );
    const gap = await screen.findByText('Nobody is in until Mon');
    expect(gap.parentElement).toHaveTextContent(
      'Liaison and deputy are both away. #payments-ops may still know.',
    );
    expect(screen.queryByText(/2026-11-23/)).not.toBeInTheDocument();
  });

  it('says what a liaison is for where there is none, with two ways to begin', async () => {
    renderCard(NO_COVERAGE);
    expect(await screen.findByText('No liaison yet')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Propose a liaison' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Run it ourselves' }),
    ).toBeInTheDocument();
  });

  it('says why a team runs it itself', async () => {
    renderCard(
      exampleCoverage({
        via: 'self-run',
        people: [],
        primary: undefined,
        deputy: undefined,
        actingRef: undefined,
        pattern: 'self-run',
        purpose: 'Runs on the managed platform.',
      }),
    );
    expect(
      await screen.findByText('The team runs it itself'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Runs on the managed platform.'),
    ).toBeInTheDocument();
  });

  it('shows who comes next, and kindly what else is good to know', async () => {
    renderCard({
      ...NO_COVERAGE,
      upcoming: {
        liaisonRef: DANA,
        liaisonTitle: 'Dana Kim',
        startsOn: '2026-12-01',
        pattern: 'liaison',
      },
      warnings: ['The assignment of group:default/x is paused.'],
    });
    expect(await screen.findByText('Dana Kim from Dec 1')).toBeInTheDocument();
    expect(
      screen.getByText('The assignment of x is paused.'),
    ).toBeInTheDocument();
  });

  it('offers a successor where the end is near and nobody follows', async () => {
    renderCard(exampleCoverage({ until: '2026-12-05' }));
    expect(
      await screen.findByText('Ends on Dec 5, nobody follows yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Propose who follows' }),
    ).toBeInTheDocument();
  });

  it('is quiet about an end that is far', async () => {
    renderCard(exampleCoverage({ until: '2027-03-31' }));
    await screen.findByText('09:40 in Lisbon');
    expect(screen.queryByText(/nobody follows/)).not.toBeInTheDocument();
  });

  it('says what failed', async () => {
    renderCard(NO_COVERAGE, {
      [SUMMARY]: { status: 500, message: 'the database is away' },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Who helps could not be loaded',
    );
  });
});

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

  it('lets whoever proposed it only withdraw', async () => {
    renderCard(WAITING, answers(), MAYA);
    await screen.findByRole('button', { name: 'Withdraw' });
    expect(
      screen.queryByRole('button', { name: 'Accept' }),
    ).not.toBeInTheDocument();
  });
});

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
    const dialog = await screen.findByRole('dialog');
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
