import type { TandemHealth } from '@tandem/backstage-plugin-tandem-common';
import { screen, within } from '@testing-library/react';
import type { Answers } from '../__testUtils__/fakeBackend';
import { exampleEntry } from '../__testUtils__/historyExamples';
import { CATALOG } from '../__testUtils__/liaisonExamples';
import { renderOnPage } from '../__testUtils__/renderOnPage';
import { wordsOf } from '../__testUtils__/wordsOf';
import { HealthPage } from './HealthPage';

const WELL: TandemHealth = {
  state: 'ok',
  asOf: '2026-11-21T09:40:00.000Z',
  database: 'pg',
  tasks: [
    {
      id: 'fleet',
      state: 'ok',
      everySeconds: 15,
      lastStartedAt: '2026-11-21T09:34:59.000Z',
      lastFinishedAt: '2026-11-21T09:35:00.000Z',
      lastDurationSeconds: 0.021,
      failuresInARow: 0,
    },
  ],
  queues: [{ id: 'fleet', state: 'ok', waiting: 0 }],
};

const UNWELL: TandemHealth = {
  ...WELL,
  state: 'failing',
  database: 'better-sqlite3',
  tasks: [
    ...WELL.tasks,
    {
      id: 'notices',
      state: 'failing',
      everySeconds: 60,
      lastStartedAt: '2026-11-21T09:30:00.000Z',
      lastFinishedAt: '2026-11-21T09:30:04.000Z',
      lastDurationSeconds: 4.2,
      lastError: 'The mail server is away',
      failuresInARow: 3,
    },
    { id: 'to-come', state: 'ok', everySeconds: 3600, failuresInARow: 0 },
  ],
  queues: [
    {
      id: 'notices',
      state: 'behind',
      waiting: 1200,
      oldestAt: '2026-11-21T08:40:00.000Z',
    },
    { id: 'of-another-version', state: 'ok', waiting: 2 },
  ],
};

function renderPage(answers: Answers) {
  return renderOnPage(<HealthPage />, {
    address: '/tandem/health',
    entities: CATALOG,
    answers: { '/history': { body: { items: [] } }, ...answers },
  });
}

async function cellsOf(table: string) {
  const grid = await screen.findByRole('grid', { name: table });
  const [, ...rows] = within(grid).getAllByRole('row');
  return rows.map(row =>
    [
      ...within(row).getAllByRole('rowheader'),
      ...within(row).getAllByRole('gridcell'),
    ].map(wordsOf),
  );
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

describe('HealthPage', () => {
  it('says in a sentence that all is well', async () => {
    renderPage({ '/health': { body: WELL } });

    const headline = await screen.findByRole('region', { name: 'Health' });
    expect(headline).toHaveTextContent('Tandem does what it should');
    expect(headline).toHaveTextContent('on PostgreSQL');
    expect(headline).not.toHaveTextContent('Look at');
    expect(await cellsOf('Background tasks')).toEqual([
      ['Renew the fleetevery 15 s', 'OK', '5 minutes ago', '21 ms', 'none'],
    ]);
    expect(await cellsOf('What waits')).toEqual([
      ['Services of the fleet to renew', 'OK', 'nothing', ''],
    ]);
  });

  it('says where to look, what broke off and what waits', async () => {
    renderPage({ '/health': { body: UNWELL } });

    const headline = await screen.findByRole('region', { name: 'Health' });
    expect(headline).toHaveTextContent('A background task of Tandem fails');
    expect(headline).toHaveTextContent(
      'Look at: Send notifications, Notifications to send',
    );
    const [, failing, neverRun] = await cellsOf('Background tasks');
    expect(failing).toEqual([
      'Send notificationsevery 1 min',
      'Failing',
      '9 minutes ago',
      '4 s',
      'The mail server is away3 runs in a row failed',
    ]);
    expect(neverRun).toEqual([
      'to-comeevery 1 h',
      'OK',
      'not yet',
      'not yet',
      'none',
    ]);
    expect(await cellsOf('What waits')).toEqual([
      ['Notifications to send', 'Behind', '1,200', '1 hour ago'],
      ['of-another-version', 'OK', '2', 'not known'],
    ]);
  });

  it('lists what was changed anywhere, with what it was about', async () => {
    renderPage({
      '/health': { body: WELL },
      '/history': { body: { items: [exampleEntry()] } },
    });

    const list = await screen.findByRole('list', { name: 'Changes' });
    expect(
      await within(list).findByRole('link', { name: 'payments' }),
    ).toBeInTheDocument();
  });

  it('asks again by itself', async () => {
    const { requests } = renderPage({ '/health': { body: WELL } });
    await screen.findByRole('region', { name: 'Health' });
    const asked = () =>
      requests.filter(({ pathname }) => pathname.endsWith('/health')).length;
    expect(asked()).toBe(1);
    await jest.advanceTimersByTimeAsync(15_000);
    expect(asked()).toBe(2);
  });

  it('says who may see it where the viewer may not', async () => {
    const refused = {
      status: 403,
      message:
        'You may not see how Tandem itself does (permission tandem.admin.read). Usually may: the platform team',
    };
    renderPage({ '/health': refused, '/history': refused });

    expect(
      (await screen.findAllByText(/Usually may: the platform team/)).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });
});
