import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  BUSY_METRICS,
  EMPTY_SUMMARY,
  exampleDora,
  exampleSummary,
  NO_METRICS,
} from '../__testUtils__/deliveryExamples';
import {
  answersWith,
  renderTab,
  SERIES,
  SUMMARY,
} from '../__testUtils__/operationsTab';
import { wordsOf } from '../__testUtils__/wordsOf';

const address = () => screen.getByLabelText('address');
const tile = async (name: string) =>
  (await screen.findByRole('button', { name })).closest('article')!;

describe('OperationsContent', () => {
  it('says which figures rest on what', async () => {
    renderTab();
    expect(
      await screen.findByText(
        /DORA 2023 levels · 41 deployments, 118 changes, 3 incidents/,
      ),
    ).toBeInTheDocument();
    const leadTime = await tile('Show Change lead time in the chart');
    expect(wordsOf(leadTime)).toBe('Change lead time21 hElitep90 3 d 5 h');
    expect(screen.getByText(/fail rate 12.2 % \(19 %\)/)).toBeInTheDocument();
  });

  it('compares the frequency with the window before', async () => {
    const previous = {
      from: '2026-09-22T00:00:00Z',
      to: '2026-10-22T00:00:00Z',
      metrics: {
        ...BUSY_METRICS,
        deploymentFrequency: {
          ...BUSY_METRICS.deploymentFrequency,
          perDay: 41 / 30 / 1.18,
        },
      },
    };
    const dora = exampleDora({ previous });
    renderTab(answersWith({ [SUMMARY]: { body: exampleSummary({ dora }) } }));
    const frequency = await tile('Deployment frequency, shown in the chart');
    expect(wordsOf(frequency)).toMatch(/18 % on the 30 days before$/);
  });

  it('names the different kinds of nothing', async () => {
    const dora = exampleDora({ metrics: NO_METRICS });
    renderTab(
      answersWith({
        [SUMMARY]: { body: exampleSummary({ dora }) },
        '/deployments': { body: { items: [] } },
        '/incidents': { body: { items: [] } },
      }),
    );
    const frequency = await tile('Deployment frequency, shown in the chart');
    expect(frequency).toHaveTextContent('Not deployed yet');
    const failRate = await tile('Show Change fail rate in the chart');
    expect(failRate).toHaveTextContent('No deployments in this range');
    expect(
      await screen.findByText('No incidents in this range'),
    ).toBeInTheDocument();
  });

  it.each([
    ['none failed', { recovered: 0, open: 0 }, 'None failed'],
    ['none recovered', { recovered: 0, open: 2 }, '2 still open'],
  ])('has no recovery time when %s', async (_, counts, words) => {
    const metrics = {
      ...BUSY_METRICS,
      failedDeploymentRecoveryTime: {
        ...BUSY_METRICS.failedDeploymentRecoveryTime,
        ...counts,
        medianSeconds: null,
        level: 'insufficient-data' as const,
      },
    };
    const dora = exampleDora({ metrics });
    renderTab(answersWith({ [SUMMARY]: { body: exampleSummary({ dora }) } }));
    const recovery = await tile('Show Recovery time in the chart');
    expect(wordsOf(recovery)).toBe(`Recovery time${words}`);
  });

  it('draws the figure that is pressed, and keeps it in the address', async () => {
    renderTab();
    expect(
      await screen.findByRole('img', { name: /Deployment frequency per day/ }),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show Change fail rate in the chart',
      }),
    );
    expect(
      await screen.findByRole('img', {
        name: /^Change fail rate per day, .*19 to .*20: between 12\.2.% and 12\.2.%.*1 of 2 with data\.$/,
      }),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent('?metric=changeFailRate');
  });

  it('has a table behind the chart', async () => {
    renderTab(answersWith(), '?metric=changeFailRate');
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    const table = await screen.findByRole('grid', { name: 'Change fail rate' });
    const rows = within(table).getAllByRole('row').map(wordsOf);
    expect(rows).toEqual([
      'DayChange fail rateBased on',
      expect.stringMatching(/12\.2 %5 of 41$/),
      expect.stringMatching(/no dataNo deployments$/),
    ]);
    expect(address()).toHaveTextContent('chart=table');
  });

  it('shows the picture that a pasted link holds', async () => {
    const { requests } = renderTab(
      answersWith(),
      '?from=2026-03-01&to=2026-03-31&environment=staging&bucket=week&inspect=x',
    );
    await screen.findByRole('grid', { name: 'Deployments' });
    const summary = requests.find(({ pathname }) =>
      pathname.endsWith('summary'),
    );
    expect(Object.fromEntries(summary!.searchParams)).toEqual({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      environment: 'staging',
    });
    await waitFor(() =>
      expect(
        requests.some(({ search }) => search.includes('bucket=week')),
      ).toBe(true),
    );
    expect(address()).toHaveTextContent('inspect=x');
  });

  it('leads from the fail rate to the failed deployments and their incident', async () => {
    renderTab();
    const table = await screen.findByRole('grid', { name: 'Deployments' });
    expect(within(table).getByRole('row', { name: 'v2.42' })).toBeVisible();
    await userEvent.click(
      screen.getByRole('link', {
        name: 'Show the failed deployments: 5 of 41',
      }),
    );
    expect(address()).toHaveTextContent('?show=failed');
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: 'v2.42' }),
      ).not.toBeInTheDocument(),
    );
    const failed = await screen.findByRole('grid', { name: 'Deployments' });
    const row = within(failed).getByRole('row', { name: 'v2.41' });
    expect(row).toHaveTextContent('recovered after 45');
    await userEvent.click(
      within(row).getByRole('link', { name: 'Checkout answers slowly' }),
    );
    expect(address()).toHaveTextContent('?show=failed&incident=INC-812');
  });

  it('opens a deployment from its incident, and closes it again', async () => {
    renderTab();
    const incidents = await screen.findByRole('grid', { name: 'Incidents' });
    await userEvent.click(
      within(incidents).getByRole('link', { name: 'v2.41' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Deployment v2.41',
    });
    expect(within(dialog).getByRole('link', { name: '#77' })).toHaveAttribute(
      'href',
      'https://example.com/77',
    );
    expect(address()).toHaveTextContent('?deployment=v2.41');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() => expect(address()).toBeEmptyDOMElement());
  });

  it('tells what happened around the last failure', async () => {
    renderTab();
    const story = await screen.findByText(/What happened on/);
    const card = story.closest('article')!;
    const events = within(card).getAllByRole('listitem').map(wordsOf);
    expect(events).toEqual([
      expect.stringMatching(/v2\.41 deployed, 1 change$/),
      expect.stringMatching(/incident Checkout answers slowly$/),
      expect.stringMatching(/recovered after 45 min$/),
    ]);
  });

  it('lets the rest live when one part fails, and tries that part again', async () => {
    const answers = answersWith({
      '/dora/series': { status: 500, message: 'too busy' },
    });
    renderTab(answers);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The chart could not be loaded',
    );
    expect(
      await screen.findByRole('grid', { name: 'Deployments' }),
    ).toBeInTheDocument();
    answers['/dora/series'] = { body: SERIES };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('img')).toBeInTheDocument();
  });

  it('begins with the first deployment where there is none', async () => {
    renderTab(answersWith({ [SUMMARY]: { body: EMPTY_SUMMARY } }));
    const title = await screen.findByText('No deployments yet');
    expect(
      within(title.closest('article')!).getByRole('button', {
        name: 'How to report one',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Report a deployment' }),
    ).toHaveLength(1);
  });

  it('leads from an environment without deployments to one with some', async () => {
    renderTab(answersWith(), '?environment=qa');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show production' }),
    );
    await waitFor(() => expect(address()).toBeEmptyDOMElement());
  });

  it('says kindly when a service became faster and less stable', async () => {
    const dora = exampleDora({ signs: ['faster-less-stable'] });
    renderTab(answersWith({ [SUMMARY]: { body: exampleSummary({ dora }) } }));
    expect(await screen.findByText('Faster, less stable')).toBeInTheDocument();
  });

  it('suggests a liaison after a first deployment that nobody helped with', async () => {
    const dora = exampleDora({ signs: ['before-any-liaison'] });
    renderTab(answersWith({ [SUMMARY]: { body: exampleSummary({ dora }) } }));
    const alert = (
      await screen.findByText('First deployment before any liaison')
    ).closest('[role=status], article, section')!;
    expect(alert).toHaveTextContent('A next step: propose one.');
    expect(screen.queryByText('Faster, less stable')).not.toBeInTheDocument();
  });

  it('explains the figures with their own numbers', async () => {
    renderTab();
    await userEvent.click(
      await screen.findByRole('button', { name: 'how is this computed' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'How these figures are computed',
    });
    expect(dialog).toHaveTextContent(
      '5 of 41 deployments had an incident or were undone by a rollback.',
    );
  });
});
