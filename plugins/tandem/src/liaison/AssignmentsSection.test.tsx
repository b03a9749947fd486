import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PAYMENTS } from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import {
  CATALOG,
  DANA,
  exampleAssignment,
  exampleCoverage,
  OMAR,
  TEAM,
} from '../__testUtils__/liaisonExamples';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { AssignmentsSection } from './AssignmentsSection';
import { HandOverDialog } from './dialogs/HandOverDialog';

const NOW = exampleAssignment();
const NEXT = exampleAssignment({
  id: 'a2',
  liaisonRef: OMAR,
  liaisonTitle: 'Omar Reyes',
  state: 'accepted',
  startsOn: '2027-01-01',
});
const BEFORE = exampleAssignment({
  id: 'a0',
  scopeRef: PAYMENTS,
  scopeTitle: 'Payments API',
  state: 'handed-back',
  startsOn: '2026-03-01',
  endsOn: '2026-08-31',
  reason: 'the move',
  returnCriteria: 'in January',
});

function renderSection(
  answers: Answers = {},
  viewer = {
    userEntityRef: 'user:default/kofi',
    ownershipEntityRefs: ['user:default/kofi'],
  },
) {
  return renderOnEntityPage(<AssignmentsSection entityRef={PAYMENTS} />, {
    entityRef: PAYMENTS,
    answers: Object.assign(answers, {
      '/coverage': answers['/coverage'] ?? { body: exampleCoverage() },
      '/assignments':
        answers['/assignments'] ??
        ((query: URLSearchParams) => {
          const isOlder = query.get('cursor') === 'older';
          if (query.get('scopeRef') === PAYMENTS) {
            return { body: { items: [BEFORE] } };
          }
          return {
            body: isOlder
              ? { items: [{ ...BEFORE, id: 'a-1', reason: 'the first one' }] }
              : { items: [NEXT, NOW], nextCursor: 'older' },
          };
        }),
    }),
    entities: CATALOG,
    viewer,
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

describe('AssignmentsSection', () => {
  it('lists the service’s own and the covering team’s, present ones first', async () => {
    renderSection();
    await screen.findByRole('grid');
    const rows = screen.getAllByRole('row').slice(1);
    const cells = rows.map(row =>
      [
        ...within(row).getAllByRole('rowheader'),
        ...within(row).getAllByRole('gridcell'),
      ]
        .map(cell => cell.textContent)
        .slice(0, 6),
    );
    expect(cells).toEqual([
      [
        'Dana Kim',
        'Payments',
        'Primary, liaison',
        '20 %',
        'Nov 1 – open',
        'helps now',
      ],
      [
        'Omar Reyes',
        'Payments',
        'Primary, liaison',
        '20 %',
        'Jan 1, 2027 – open',
        'starts later',
      ],
      [
        'Dana Kim',
        'Payments API',
        'Primary, liaison',
        '20 %',
        'Mar 1 – Aug 31',
        'handed backthe moveAgain when: in January',
      ],
    ]);
  });

  it('shows older ones on demand, and asks only the scope that has some', async () => {
    const { requests } = renderSection();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older' }),
    );
    expect(await screen.findByText('the first one')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show older' }),
    ).not.toBeInTheDocument();
    const older = requests.filter(({ searchParams }) =>
      searchParams.get('cursor'),
    );
    expect(older.map(url => url.searchParams.get('scopeRef'))).toEqual([TEAM]);
  });

  it('gives what ended before its time the day on which it did', async () => {
    const ended = { ...BEFORE, state: 'ended', endsOn: undefined };
    const items = [
      { ...ended, id: 'a2', closedAt: '2026-07-01T23:30:00Z' },
      { ...BEFORE, closedAt: '2026-06-15T10:00:00Z' },
      { ...BEFORE, id: 'a3', closedAt: '2026-10-01T10:00:00Z' },
      { ...BEFORE, id: 'a4', state: 'declined', endsOn: undefined },
    ];
    renderSection({ '/assignments': { body: { items } } });
    const dates = await screen.findAllByText(/^Mar 1/);
    expect(dates.map(({ textContent }) => textContent).sort()).toEqual([
      'Mar 1 – Aug 31',
      'Mar 1 – Jul 2',
      'Mar 1 – Jun 15',
      'Mar 1 – open',
    ]);
  });

  it('offers what the state allows, and to hand back only to who helps', async () => {
    renderSection({}, { userEntityRef: DANA, ownershipEntityRefs: [DANA] });
    await userEvent.click(
      (
        await screen.findAllByRole('button', { name: /Dana Kim’s/ })
      )[0],
    );
    const items = await screen.findAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Change the terms',
      'Hand over',
      'Pause',
      'End',
      'Hand back',
    ]);
  });

  it('offers to hand over only to those who may ask somebody else', async () => {
    const own = {
      ...exampleAssignment(),
      allowed: ['tandem.assignment.create', 'tandem.assignment.update'],
      allowedProposals: ['oneself'],
    };
    renderSection({ '/assignments': { body: { items: [own] } } });
    await userEvent.click(
      (
        await screen.findAllByRole('button', { name: /Dana Kim’s/ })
      )[0],
    );
    expect(
      await screen.findByRole('menuitem', { name: 'Change the terms' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('menuitem', { name: 'Hand over' }),
    ).not.toBeInTheDocument();
  });

  it('offers nothing for what is over', async () => {
    renderSection();
    await screen.findByRole('columnheader', { name: 'Actions' });
    const last = screen.getAllByRole('row').at(-1)!;
    expect(within(last).queryByRole('button')).not.toBeInTheDocument();
  });

  it('leaves the column of actions to those who may do something', async () => {
    const mayNothing = [NOW, NEXT].map(each => ({ ...each, allowed: [] }));
    renderSection({
      '/assignments': query => ({
        body: { items: query.get('scopeRef') === TEAM ? mayNothing : [] },
      }),
    });
    expect(
      await screen.findByRole('columnheader', { name: 'State and reason' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Actions' }),
    ).not.toBeInTheDocument();
  });

  it('says what is kept here where nobody was asked yet', async () => {
    renderSection({ '/assignments': { body: { items: [] } } });
    expect(await screen.findByText('Nobody was asked yet')).toBeInTheDocument();
  });
});

describe('handing over', () => {
  const openHandOver = async (answers: Answers) => {
    const backend = renderSection({
      '/assignments/a1': { body: NOW },
      '/load': { body: { items: [] } },
      ...answers,
    });
    await userEvent.click(
      (
        await screen.findAllByRole('button', { name: /Dana Kim’s/ })
      )[0],
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Hand over' }),
    );
    const last = await screen.findByRole('group', {
      name: 'Dana Kim’s last day',
    });
    await userEvent.click(within(last).getAllByRole('spinbutton')[0]);
    await userEvent.keyboard('12052026');
    await userEvent.type(
      screen.getByRole('combobox', { name: 'Who follows' }),
      'omar',
    );
    await userEvent.click(await screen.findByRole('option', { name: /omar/i }));
    await userEvent.click(screen.getByRole('button', { name: 'Hand over' }));
    return backend;
  };

  it('ends nothing for a viewer who could ask nobody to follow', async () => {
    const assignment = { ...NOW, allowedProposals: ['oneself' as const] };
    renderOnEntityPage(
      <HandOverDialog assignment={assignment} onClose={() => {}} />,
      { entityRef: PAYMENTS, answers: {}, entities: CATALOG },
    );
    expect(
      await screen.findByText(/You may not ask for a liaison here/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Hand over' })).toBeDisabled();
  });

  it('agrees the last day first, then asks who follows for the next one', async () => {
    const { sent } = await openHandOver({
      'PATCH /assignments/a1': { body: { ...NOW, endsOn: '2026-12-05' } },
      'POST /assignments': { body: { ...NEXT, startsOn: '2026-12-06' } },
    });
    expect(
      await screen.findByText(
        'Omar Reyes is asked to follow Dana Kim on Dec 6',
      ),
    ).toBeInTheDocument();
    expect(sent).toEqual([
      {
        request: 'PATCH /assignments/a1',
        body: { version: 3, endsOn: '2026-12-05' },
      },
      {
        request: 'POST /assignments',
        body: {
          scopeRef: TEAM,
          liaisonRef: OMAR,
          role: 'primary',
          pattern: 'liaison',
          allocation: 20,
          startsOn: '2026-12-06',
          timeZone: 'Europe/Lisbon',
        },
      },
    ]);
  });

  it('says what is done and what is not when the second step is refused, and goes on from there', async () => {
    const { sent } = await openHandOver({
      'PATCH /assignments/a1': { body: { ...NOW, endsOn: '2026-12-05' } },
      'POST /assignments': { status: 400, message: 'allocation: too much' },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Half of it is done');
    expect(alert).toHaveTextContent(
      /Dana Kim’s last day is now Dec 5\. .* could not be asked yet: allocation: too much/,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Hand over' }));
    await screen.findByText(/could not be asked yet/);
    expect(sent.map(({ request }) => request)).toEqual([
      'PATCH /assignments/a1',
      'POST /assignments',
      'POST /assignments',
    ]);
  });
});
