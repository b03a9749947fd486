import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Absence } from '@tandem/backstage-plugin-tandem-common';
import type { Answers } from '../__testUtils__/fakeBackend';
import {
  CATALOG,
  DANA,
  exampleAssignment,
  TEAM,
} from '../__testUtils__/liaisonExamples';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { LiaisonPersonCard } from './LiaisonPersonCard';

const SUMMARY = '/entities/user/default/dana/summary';
const AWAY: Absence = {
  id: 'x1',
  userRef: DANA,
  startsOn: '2026-12-21',
  endsOn: '2026-12-31',
  uncovered: [],
};

function renderCard(viewerRef: string, answers: Answers = {}) {
  return renderOnEntityPage(<LiaisonPersonCard />, {
    entityRef: DANA,
    answers: {
      [SUMMARY]: {
        body: { assignments: [exampleAssignment()], absences: [AWAY] },
      },
      '/load': {
        body: {
          items: Array.from({ length: 56 }, (_, index) => ({
            date: new Date(Date.parse('2026-11-16') + index * 86_400_000)
              .toISOString()
              .slice(0, 10),
            allocation: index < 7 ? 0 : 20 + (index === 9 ? 30 : 0),
          })),
        },
      },
      ...answers,
    },
    entities: CATALOG,
    viewer: { userEntityRef: viewerRef, ownershipEntityRefs: [viewerRef] },
  });
}

async function chooseDay(label: string, digits: string) {
  const group = screen.getByRole('group', { name: label });
  const [month] = within(group).getAllByRole('spinbutton');
  await userEvent.click(month);
  await userEvent.keyboard(digits);
}

beforeEach(() => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-21T09:40:00Z'),
    advanceTimers: true,
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('LiaisonPersonCard', () => {
  it('lets the person who was asked answer right there', async () => {
    const proposed = exampleAssignment({ state: 'proposed' });
    renderCard(DANA, {
      [SUMMARY]: { body: { assignments: [proposed], absences: [] } },
      '/assignments/a1': { body: proposed },
    });
    expect(
      await screen.findByRole('button', { name: 'Decline' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Accept' }));
    expect(
      await screen.findByRole('dialog', { name: 'Accept this proposal?' }),
    ).toHaveTextContent('Payments');
  });

  it('offers no answer to others', async () => {
    const proposed = exampleAssignment({ state: 'proposed' });
    renderCard('user:default/priya', {
      [SUMMARY]: { body: { assignments: [proposed], absences: [] } },
    });
    await screen.findByText('waits for an answer');
    expect(
      screen.queryByRole('button', { name: 'Accept' }),
    ).not.toBeInTheDocument();
  });

  it('shows to others the teams and the days away, but no load', async () => {
    const { requests } = renderCard('user:default/maya');
    const teams = await screen.findByRole('list', { name: 'Teams' });
    expect(teams).toHaveTextContent('PaymentsPrimary, liaison');
    expect(teams).not.toHaveTextContent('%');
    expect(screen.getByText('in')).toBeInTheDocument();
    expect(screen.getByText('Dec 21 – Dec 31')).toBeInTheDocument();
    expect(screen.queryByText('Your next 8 weeks')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'I’m away…' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Remove/ }),
    ).not.toBeInTheDocument();
    expect(requests.map(({ pathname }) => pathname)).toEqual([
      `/api/tandem${SUMMARY}`,
    ]);
  });

  it('shows to oneself the most that is promised in each of eight weeks', async () => {
    const { requests } = renderCard(DANA);
    const weeks = await screen.findByRole('list', {
      name: 'Your next 8 weeks',
    });
    const lines = within(weeks).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'Nov 16free',
      'Nov 2350 %',
      'Nov 3020 %',
      'Dec 720 %',
      'Dec 1420 %',
      'Dec 2120 %',
      'Dec 2820 %',
      'Jan 4, 202720 %',
    ]);
    const load = requests.find(({ pathname }) => pathname.endsWith('/load'));
    expect(`${load?.searchParams}`).toBe(
      'userRef=user%3Adefault%2Fdana&from=2026-11-16&to=2027-01-11',
    );
  });

  it('says that a person is away', async () => {
    renderCard('user:default/maya', {
      [SUMMARY]: {
        body: {
          assignments: [exampleAssignment()],
          absences: [{ ...AWAY, startsOn: '2026-11-20', endsOn: '2026-11-24' }],
        },
      },
    });
    expect(await screen.findByText('away until Tue')).toBeInTheDocument();
  });

  it('enters days away without a reason, and names the teams without cover', async () => {
    const { sent } = renderCard(DANA, {
      'POST /absences': {
        body: {
          ...AWAY,
          uncovered: [{ scopeRef: TEAM, scopeTitle: 'Payments' }],
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'I’m away…' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'I’m away' });
    expect(dialog).toHaveTextContent('There is no field for the reason');
    expect(within(dialog).queryAllByRole('textbox')).toEqual([]);
    await chooseDay('First day away', '12212026');
    await chooseDay('Last day away', '12312026');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Name a deputy for Payments' }),
    );
    expect(await screen.findByRole('radio', { name: /^Deputy/ })).toBeChecked();
    expect(sent).toEqual([
      {
        request: 'POST /absences',
        body: { userRef: DANA, startsOn: '2026-12-21', endsOn: '2026-12-31' },
      },
    ]);
  });

  it('asks for the last day', async () => {
    const { sent } = renderCard(DANA);
    await userEvent.click(
      await screen.findByRole('button', { name: 'I’m away…' }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText(
        'Choose the last day: the first one or a later one.',
      ),
    ).toBeInTheDocument();
    expect(sent).toEqual([]);
  });

  it('asks before own days away are removed', async () => {
    const { sent } = renderCard(DANA, { '/absences/x1': { body: {} } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove Dec 21 – Dec 31' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('You count as in again: Dec 21 – Dec 31.');
    expect(sent).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove' }),
    );
    await screen.findByText('Removed. You count as in again');
    expect(sent.map(({ request }) => request)).toEqual(['DELETE /absences/x1']);
  });

  it('says what the card is for where a person helps nobody yet', async () => {
    renderCard('user:default/maya', {
      [SUMMARY]: { body: { assignments: [], absences: [] } },
    });
    expect(await screen.findByText('No team yet')).toBeInTheDocument();
  });
});
