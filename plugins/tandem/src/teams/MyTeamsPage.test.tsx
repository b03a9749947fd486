import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AWAY,
  BURNING,
  exampleAttention,
  exampleTeams,
  STALE,
} from '../__testUtils__/attentionExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { CATALOG, DANA } from '../__testUtils__/liaisonExamples';
import { renderOnPage } from '../__testUtils__/renderOnPage';
import { wordsOf } from '../__testUtils__/wordsOf';
import { timeOfDay } from './Greeting';
import { MyTeamsPage } from './MyTeamsPage';

function renderPage(answers: Answers = {}, userRef = DANA) {
  return renderOnPage(<MyTeamsPage />, {
    address: '/tandem/my-teams',
    answers: {
      '/me/attention': { body: exampleAttention([BURNING, STALE]) },
      '/me/teams': { body: exampleTeams() },
      ...answers,
    },
    entities: CATALOG,
    viewer: { userEntityRef: userRef, ownershipEntityRefs: [userRef] },
  });
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

describe('MyTeamsPage', () => {
  it('greets by name, counts what needs the person, and asks Tandem twice only', async () => {
    const { requests } = renderPage();
    expect(
      await screen.findByRole('heading', {
        name: 'Good morning, Dana. Two things need you today.',
      }),
    ).toBeInTheDocument();
    await screen.findByRole('grid', { name: 'Teams' });
    expect(
      requests
        .map(({ pathname }) => pathname.replace('/api/tandem', ''))
        .sort(),
    ).toEqual(['/me/attention', '/me/teams']);
  });

  it('says it where nothing needs the person', async () => {
    renderPage({ '/me/attention': { body: exampleAttention([]) } });
    await screen.findByText(/Nothing needs you today/);
    expect(screen.getByText('Nothing needs you now')).toBeInTheDocument();
  });

  it('shows of each team how it is helped, how it goes, and who follows', async () => {
    renderPage();
    const table = await screen.findByRole('grid', { name: 'Teams' });
    const [, row] = within(table).getAllByRole('row');
    expect(
      await within(row).findByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/team-payments');
    const cells = within(row).getAllByRole('gridcell').map(wordsOf);
    expect(cells).toEqual([
      'liaison→ Omar Reyes from Dec 1',
      '20 %',
      '7',
      'overspent−12 % left',
      '12.2 %5 of 41',
      'Nov 30',
    ]);
  });

  it('draws the busiest day of eight weeks, and tells it as a table too', async () => {
    renderPage();
    await screen.findByText('40 % of 100 % now');
    expect(
      await screen.findByRole('img', {
        name: 'My load over eight weeks, the busiest day of each: Nov 16 40 %, Nov 23 40 %, Nov 30 90 %, Dec 7 90 %, Dec 14 90 %, Dec 21 90 %, Dec 28 90 %, Jan 4, 2027 90 %. More than 80 % warns.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('80 % warns')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const weeks = screen.getByRole('grid', { name: 'My load' });
    expect(within(weeks).getAllByRole('row')).toHaveLength(9);
    expect(screen.getByLabelText('address')).toHaveTextContent('load=table');
  });

  it('leads from days away without cover to a deputy, as on the page of the team', async () => {
    renderPage({ '/me/teams': { body: exampleTeams({ absences: [AWAY] }) } });
    const days = await screen.findByRole('list', { name: 'Days away' });
    expect(days).toHaveTextContent('Dec 21 – Dec 31Nobody stands in yet.');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Name a deputy for Payments' }),
    );
    expect(await screen.findByRole('radio', { name: /^Deputy/ })).toBeChecked();
    expect(screen.getByRole('radio', { name: /Payments/ })).toBeChecked();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Name a deputy for Payments' }),
      ).toHaveFocus(),
    );
  });

  it('takes days away', async () => {
    renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: 'I’m away…' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'I’m away' }),
    ).toBeInTheDocument();
  });

  it('says what the page is for where a person helps nobody yet', async () => {
    renderPage({ '/me/teams': { body: exampleTeams({ items: [] }) } });
    expect(await screen.findByText('No team yet')).toBeInTheDocument();
    expect(screen.getByText(/ask your ops lead/)).toBeInTheDocument();
  });

  it('tells a guest who may use it', async () => {
    renderPage({}, 'user:development/guest');
    await screen.findByText('This page is for ops liaisons');
    expect(screen.queryByText('My load')).not.toBeInTheDocument();
  });

  it('says that no answer came rather than what the browser calls it', async () => {
    renderPage({
      '/me/teams': () => {
        throw new TypeError('Failed to fetch');
      },
    });
    expect(
      (await screen.findAllByText(/^The portal did not answer\./)).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByText('Failed to fetch')).not.toBeInTheDocument();
  });

  it('lives on where one answer is missing, and asks again', async () => {
    const answers: Answers = {
      '/me/attention': { status: 500, message: 'the database is away' },
    };
    renderOnPage(<MyTeamsPage />, {
      address: '/tandem/my-teams',
      answers: Object.assign(answers, {
        '/me/teams': { body: exampleTeams() },
      }),
      entities: CATALOG,
      viewer: { userEntityRef: DANA, ownershipEntityRefs: [DANA] },
    });
    await screen.findByText('What needs you could not be loaded');
    expect(
      await screen.findByRole('heading', { name: 'Good morning, Dana.' }),
    ).toBeInTheDocument();
    await screen.findByRole('grid', { name: 'Teams' });
    answers['/me/attention'] = { body: exampleAttention([BURNING]) };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('burning')).toBeInTheDocument();
  });
});

describe('timeOfDay', () => {
  it.each([
    [4, 'evening'],
    [5, 'morning'],
    [12, 'afternoon'],
    [18, 'evening'],
  ])('at %d it is %s', (hour, expected) => {
    expect(timeOfDay(hour)).toBe(expected);
  });
});
