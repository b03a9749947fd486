import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AttentionItem } from '@tandem/backstage-plugin-tandem-common';
import {
  BURNING,
  ENDING,
  exampleAttention,
  exampleProposal,
  exampleTeams,
  STALE,
  UNCOVERED,
} from '../__testUtils__/attentionExamples';
import type { Answer, Answers } from '../__testUtils__/fakeBackend';
import {
  CATALOG,
  DANA,
  exampleAssignment,
  OMAR,
} from '../__testUtils__/liaisonExamples';
import { localSignals } from '../__testUtils__/localSignals';
import { renderOnPage } from '../__testUtils__/renderOnPage';
import { wordsOf } from '../__testUtils__/wordsOf';
import { MyTeamsPage } from '../teams/MyTeamsPage';

const SNOOZE = 'POST /me/attention/snooze';
const WAKE = 'POST /me/attention/wake';

/** A queue that keeps what was snoozed, as the backend does. */
function queueOf(items: AttentionItem[]) {
  const until = new Map<string, string>();
  const putOff = (_: URLSearchParams, sent: unknown): Answer => {
    const { ids, until: end } = sent as { ids: string[]; until: string };
    ids.forEach(id => until.set(id, end));
    return { body: {} };
  };
  const bringBack = (_: URLSearchParams, sent: unknown): Answer => {
    (sent as { ids: string[] }).ids.forEach(id => until.delete(id));
    return { body: {} };
  };
  const list = (query: URLSearchParams): Answer => {
    const awake = items.filter(({ id }) => !until.has(id));
    const asleep = items
      .filter(({ id }) => until.has(id))
      .map(item => ({ ...item, snoozedUntil: until.get(item.id) }));
    const shown = query.get('snoozed') === 'true' ? asleep : [];
    return {
      body: exampleAttention([...awake, ...shown], {
        totalItems: awake.length,
        snoozed: asleep.length,
      }),
    };
  };
  return { '/me/attention': list, [SNOOZE]: putOff, [WAKE]: bringBack };
}

function renderQueue(
  items: AttentionItem[],
  answers: Answers = {},
  signals?: ReturnType<typeof localSignals>,
) {
  const all: Answers = Object.assign(answers, {
    ...queueOf(items),
    '/me/teams': { body: exampleTeams() },
    ...answers,
  });
  return renderOnPage(<MyTeamsPage />, {
    address: '/tandem/my-teams',
    answers: all,
    entities: CATALOG,
    viewer: { userEntityRef: DANA, ownershipEntityRefs: [DANA] },
    signals,
  });
}

async function rows() {
  await screen.findByRole('list', { name: 'Needs attention' });
  return shownRows();
}

function shownRows() {
  const list = screen.getByRole('list', { name: 'Needs attention' });
  return within(list).getAllByRole('listitem').map(wordsOf);
}

async function snooze(button: string, time: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  await userEvent.click(await screen.findByRole('menuitem', { name: time }));
}

beforeEach(() => {
  // A Saturday.
  jest.useFakeTimers({
    now: Date.parse('2026-11-21T09:40:00Z'),
    advanceTimers: true,
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('AttentionCard', () => {
  it('says of each reason what is up, since when, and through what it concerns the person', async () => {
    renderQueue([
      BURNING,
      exampleProposal('p1', 'Search'),
      STALE,
      UNCOVERED,
      ENDING,
    ]);
    expect(await rows()).toEqual([
      'burningPayments API · Checkout answers burns its budget at 14.4 ×12 minutes ago · 31 % of the budget left · via PaymentsOpenSnooze',
      'proposalSearch · maya asks you: primary, liaison, 20 % from Dec 12 hours agoAcceptDeclineSnooze',
      'staleRefunds · Refunds arrive gets no new data1 day ago · via PaymentsOpenSnooze',
      'awayPayments · Nobody is in for Payments and Search from 21 to 31 Dec2 days agoName a deputySnooze',
      'endingPayments · ends on Dec 3, nobody takes over then3 days agoExtendHand overSnooze',
    ]);
    expect(
      screen.getByRole('link', { name: 'Open Operations of Payments API' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operations?budget=7',
    );
    expect(screen.getByText('newest reason first')).toBeInTheDocument();
  });

  it('tells a source that fails from one that is silent', async () => {
    renderQueue([
      {
        ...STALE,
        reason: 'Refunds arrive cannot be computed: main could not be reached',
        slo: { ...STALE.slo!, state: 'error' },
      },
    ]);
    expect(await rows()).toEqual([
      expect.stringMatching(
        /^source errorRefunds · Refunds arrive cannot be computed: main/,
      ),
    ]);
  });

  it('snoozes until nine in the morning, takes it back at once, and sends each once', async () => {
    const { sent } = renderQueue([BURNING, STALE]);
    await snooze('Snooze burning: Payments API', /Until tomorrow, 9:00/);
    await waitFor(() => expect(shownRows()).toHaveLength(1));
    expect(
      await screen.findByText(/1 snoozed until Sun,? 09:00/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: /One thing needs you today/ }),
    ).toBeInTheDocument();
    await userEvent.dblClick(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(shownRows()).toHaveLength(2));
    expect(sent).toEqual([
      {
        request: SNOOZE,
        body: { ids: [BURNING.id], until: '2026-11-22T09:00:00.000Z' },
      },
      { request: WAKE, body: { ids: [BURNING.id] } },
    ]);
  });

  it('takes back what was snoozed before the backend has said yes', async () => {
    const answers: Answers = {};
    const { sent } = renderQueue([BURNING, STALE], answers);
    const putOff = answers[SNOOZE] as (...sent: unknown[]) => Answer;
    let sayYes = () => {};
    const yes = new Promise<void>(resolve => {
      sayYes = resolve;
    });
    answers[SNOOZE] = async (...request) => {
      await yes;
      return putOff(...request);
    };
    await snooze('Snooze burning: Payments API', /Until tomorrow, 9:00/);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(sent.map(({ request }) => request)).toEqual([SNOOZE]);
    sayYes();
    await waitFor(() => expect(shownRows()).toHaveLength(2));
    expect(sent.map(({ request }) => request)).toEqual([SNOOZE, WAKE]);
  });

  it('snoozes all, keeps them in sight where wanted, and wakes one', async () => {
    const { sent } = renderQueue([BURNING, STALE]);
    await snooze('Snooze all', /Until Monday, 9:00/);
    expect(
      await screen.findByText('Everything is snoozed'),
    ).toBeInTheDocument();
    const toggle = screen.getByRole('button', { name: '2 snoozed' });
    await userEvent.click(toggle);
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?snoozed=shown',
    );
    await waitFor(() =>
      expect(shownRows()).toEqual([
        expect.stringMatching(/^burning.*snoozed until Mon.*Wake$/),
        expect.stringMatching(/^stale.*Wake$/),
      ]),
    );
    const wake = screen.getByRole('button', { name: 'Wake stale: Refunds' });
    fireEvent.click(wake);
    fireEvent.click(wake);
    await screen.findByRole('button', { name: '1 snoozed' });
    expect(await rows()).toEqual([
      expect.stringMatching(/^stale.*Snooze$/),
      expect.stringMatching(/^burning.*Wake$/),
    ]);
    expect(sent.map(({ request }) => request)).toEqual([SNOOZE, WAKE]);
  });

  it('wakes all that is snoozed at once', async () => {
    const { sent } = renderQueue([BURNING, STALE]);
    await snooze('Snooze all', /For a week/);
    await userEvent.click(
      await screen.findByRole('button', { name: '2 snoozed' }),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Wake all' }));
    await screen.findByRole('button', { name: 'Snooze stale: Refunds' });
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /snoozed$/ })).toBeNull(),
    );
    expect(await rows()).toHaveLength(2);
    expect(sent.at(-1)).toEqual({
      request: WAKE,
      body: { ids: [BURNING.id, STALE.id] },
    });
  });

  it('leads a deputy to who helps, as a scope has but one deputy', async () => {
    const teams = exampleTeams();
    const [team] = teams.items;
    const assignment = exampleAssignment({ role: 'deputy' });
    renderQueue([UNCOVERED], {
      '/me/teams': { body: { ...teams, items: [{ ...team, assignment }] } },
    });
    expect(
      await screen.findByRole('link', { name: 'See who helps Payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/team-payments');
    expect(
      screen.queryByRole('button', { name: /^Name a deputy/ }),
    ).not.toBeInTheDocument();
  });

  it('brings back what could not be snoozed, and says why', async () => {
    renderQueue([BURNING], { [SNOOZE]: { status: 500, message: 'no disk' } });
    await snooze('Snooze burning: Payments API', /For a week/);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Not snoozed');
    expect(alert).toHaveTextContent('no disk');
    expect(await rows()).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('says so too where another one was snoozed right after it', async () => {
    const answers: Answers = {};
    renderQueue([BURNING, STALE], answers);
    const putOff = answers[SNOOZE] as (...sent: unknown[]) => Answer;
    let answerFirst = () => {};
    const first = new Promise<void>(resolve => {
      answerFirst = resolve;
    });
    let answerSecond = () => {};
    const second = new Promise<void>(resolve => {
      answerSecond = resolve;
    });
    answers[SNOOZE] = async (query, body) => {
      if ((body as { ids: string[] }).ids.includes(BURNING.id)) {
        await first;
        return { status: 500, message: 'no disk' };
      }
      await second;
      return putOff(query, body);
    };
    await snooze('Snooze burning: Payments API', /For a week/);
    await snooze('Snooze stale: Refunds', /For a week/);
    expect(await screen.findByText('Everything is snoozed')).toBeVisible();
    answerFirst();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Not snoozed');
    expect(alert).toHaveTextContent('no disk');
    expect(await rows()).toEqual([expect.stringMatching(/^burning/)]);
    answerSecond();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: '1 snoozed' }),
      ).toBeInTheDocument(),
    );
    expect(shownRows()).toEqual([expect.stringMatching(/^burning/)]);
    expect(screen.getByRole('alert')).toHaveTextContent('Not snoozed');
  });

  it('accepts a proposal with one press', async () => {
    const proposal = exampleProposal('p1', 'Search');
    const { sent, requests } = renderQueue([proposal], {
      'POST /assignments/p1/accept': { body: exampleAssignment() },
    });
    await userEvent.dblClick(
      await screen.findByRole('button', { name: 'Accept for Search' }),
    );
    await screen.findByText('Dana Kim helps Search from Dec 1');
    expect(sent).toEqual([
      { request: 'POST /assignments/p1/accept', body: { version: 1 } },
    ]);
    const asked = () =>
      requests.filter(({ pathname }) => pathname.endsWith('/me/attention'));
    await waitFor(() => expect(asked().length).toBeGreaterThan(1));
  });

  it('offers to withdraw what nobody answered', async () => {
    const own = exampleProposal('p1', 'Search');
    const assignment = exampleAssignment({
      ...own.assignment,
      liaisonRef: OMAR,
      liaisonTitle: 'Omar Reyes',
      proposedBy: DANA,
    });
    renderQueue([{ ...own, assignment }], {
      '/assignments/p1': { body: assignment },
    });
    expect(await rows()).toEqual([
      expect.stringMatching(
        /^proposalSearch · Omar Reyes has not answered yet: primary, from Dec 1.*WithdrawSnooze$/,
      ),
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Withdraw for Search' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Withdraw this proposal?' }),
    ).toBeInTheDocument();
  });

  it('accepts all that one person asks for, and says which were refused', async () => {
    const { sent } = renderQueue(
      [
        exampleProposal('p1', 'Search'),
        exampleProposal('p2', 'Media'),
        exampleProposal('p3', 'Carts'),
      ],
      {
        'POST /assignments/p1/accept': { body: exampleAssignment() },
        'POST /assignments/p2/accept': {
          status: 409,
          message: 'user:default/dana would be at 120 %',
        },
        'POST /assignments/p3/accept': { body: exampleAssignment() },
      },
    );
    await screen.findByText('3 proposals from maya');
    await userEvent.click(screen.getByRole('button', { name: 'Accept all 3' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('1 could not be accepted');
    expect(alert).toHaveTextContent('Media: dana would be at 120 %');
    expect(sent.map(({ request }) => request)).toEqual([
      'POST /assignments/p1/accept',
      'POST /assignments/p2/accept',
      'POST /assignments/p3/accept',
    ]);
  });

  it('shows what came up meanwhile', async () => {
    const signals = localSignals();
    const answers: Answers = {};
    renderQueue([STALE], answers, signals);
    expect(await rows()).toHaveLength(1);
    Object.assign(answers, queueOf([BURNING, STALE]));
    signals.send('tandem:attention');
    await waitFor(() => expect(shownRows()).toHaveLength(2), {
      timeout: 5_000,
    });
  });
});
