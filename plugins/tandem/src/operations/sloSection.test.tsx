import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleDeployment,
  exampleIncident,
  exampleSummary,
} from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import {
  answersWith,
  renderTab,
  SUMMARY,
} from '../__testUtils__/operationsTab';
import {
  exampleSeries,
  exampleSlo,
  NO_DATA,
  OVERSPENT,
} from '../__testUtils__/sloExamples';
import { wordsOf } from '../__testUtils__/wordsOf';

const CHECKOUT = exampleSlo('checkout', {
  title: 'Checkout answers',
  status: OVERSPENT,
});
const LATENCY = exampleSlo('latency', { title: 'Payment latency' });
const DRAFT = exampleSlo('plan', {
  title: 'A plan',
  state: 'draft',
  status: { ...NO_DATA, state: 'draft' },
});
const COURSE = exampleSeries(
  [0.5, null, -0.12],
  [
    {
      at: '2026-11-17T00:30:00Z',
      kind: 'deployment',
      title: 'v2.41',
      id: 'v2.41',
    },
    {
      at: '2026-11-17T00:42:00Z',
      kind: 'alert',
      title: '14.4 × budget over 1 h and 5 min',
      severity: 'page',
    },
  ],
);

function withSlos(parts: Answers = {}): Answers {
  return answersWith({
    [SUMMARY]: {
      body: exampleSummary({ slos: [CHECKOUT, LATENCY, DRAFT], sloCount: 3 }),
    },
    '/slos/checkout/series': { body: COURSE },
    '/slos/latency/series': { body: exampleSeries([0.6, 0.5]) },
    ...parts,
  });
}

const address = () => screen.getByLabelText('address');
const chartOf = (title: string) =>
  screen.findByRole('img', { name: new RegExp(`^Error budget of ${title}`) });

describe('the SLO section of the Operations tab', () => {
  it('draws the worst budget and tells its course in words', async () => {
    renderTab(withSlos());
    const chart = await chartOf('Checkout answers');
    expect(chart.getAttribute('aria-label')!.replace(/\u00a0/g, ' ')).toBe(
      'Error budget of Checkout answers, Nov 17, 00:00 to Nov 17, 03:00: ' +
        'from 50 % to −12 %, lowest −12 %, below zero since Nov 17, 03:00; ' +
        '2 of 3 points with data. ' +
        'Marked: Nov 17, 00:30 deployment v2.41; ' +
        'Nov 17, 00:42 page: 14.4 × budget over 1 h and 5 min.',
    );
  });

  it('has the same figures in the table behind the chart, newest first', async () => {
    renderTab(withSlos(), '?budgetView=table');
    const table = await screen.findByRole('grid', {
      name: 'Checkout answers, error budget',
    });
    const rows = within(table).getAllByRole('row').slice(1).map(wordsOf);
    expect(rows).toEqual([
      'Nov 17, 03:00−12 %10 ×990 of 1,000 good',
      'Nov 17, 02:00no data–no data',
      'Nov 17, 01:0050 %10 ×990 of 1,000 good' +
        'deployment v2.41, page: 14.4 × budget over 1 h and 5 min',
    ]);
  });

  it('keeps SLO, period and view in the address', async () => {
    const { requests } = renderTab(withSlos(), '?budget=latency&period=1d');
    await chartOf('Payment latency');
    const asked = requests.filter(
      ({ pathname, search }) => pathname.endsWith('latency/series') && search,
    );
    expect(asked).toHaveLength(1);
    const { from, to } = Object.fromEntries(asked[0].searchParams);
    expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
    await userEvent.click(screen.getByRole('radio', { name: '1 w' }));
    await userEvent.click(
      within(
        screen
          .getByRole('heading', { name: 'Payment latency: error budget' })
          .closest('article')!,
      ).getByRole('radio', { name: 'Table' }),
    );
    await waitFor(() =>
      expect(address()).toHaveTextContent(
        '?budget=latency&period=1w&budgetView=table',
      ),
    );
  });

  it('shows the course of a delivery figure only when it is pressed, and hides it again', async () => {
    renderTab(withSlos());
    await chartOf('Checkout answers');
    expect(
      screen.queryByRole('img', { name: /^Deployment frequency/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show Deployment frequency in the chart',
      }),
    );
    expect(
      await screen.findByRole('img', { name: /^Deployment frequency/ }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Deployment frequency, shown in the chart',
      }),
    );
    await waitFor(() => expect(address()).toBeEmptyDOMElement());
  });

  it('lists SLOs with target, figures and burn rates, and drafts apart', async () => {
    renderTab(withSlos());
    const table = await screen.findByRole('grid', {
      name: 'SLOs of this service',
    });
    const rows = within(table).getAllByRole('row').slice(1).map(wordsOf);
    expect(rows).toEqual([
      expect.stringMatching(
        /^Checkout answersOverspent99\.9 % · 30 d99\.8 %−12 % −240 events16 × \/ 7\.2 ×/,
      ),
      expect.stringMatching(
        /^Payment latencyHealthy99\.9 % · 30 d99\.9 %50 % 1,000 events0\.4 × \/ 0\.5 ×/,
      ),
    ]);
    await userEvent.click(screen.getByRole('radio', { name: 'Drafts (1)' }));
    expect(
      await screen.findByRole('row', { name: /A plan/ }),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent('?slos=drafts');
  });

  it('shows the first ten of many SLOs, and more on demand', async () => {
    const slos = Array.from({ length: 12 }, (_, index) =>
      exampleSlo(`slo-${index}`),
    );
    renderTab(
      withSlos({
        [SUMMARY]: { body: exampleSummary({ slos, sloCount: 12 }) },
      }),
    );
    const table = await screen.findByRole('grid', {
      name: 'SLOs of this service',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(11);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(within(table).getAllByRole('row')).toHaveLength(13);
  });

  it('leads to the archive where every SLO is archived', async () => {
    renderTab(
      answersWith({
        '/slos': {
          body: { items: [exampleSlo('old', { state: 'archived' })] },
        },
      }),
    );
    expect(
      await screen.findByRole('link', { name: '1 archived SLO' }),
    ).toHaveAttribute('href', expect.stringMatching(/\?slos=archived#slos$/));
  });

  it('asks for archived SLOs only when they are wanted', async () => {
    const { requests } = renderTab(
      withSlos({
        '/slos': {
          body: { items: [exampleSlo('old', { state: 'archived' })] },
        },
      }),
    );
    const filter = await screen.findByRole('radio', { name: 'Archived' });
    expect(requests.some(({ pathname }) => pathname.endsWith('/slos'))).toBe(
      false,
    );
    await userEvent.click(filter);
    const row = await screen.findByRole('row', { name: /old/ });
    expect(within(row).getByText('Archived')).toBeInTheDocument();
  });

  it('tells from the alert backwards when no deployment failed', async () => {
    renderTab(
      withSlos({
        '/deployments': query => ({
          body: {
            items: query.get('failed')
              ? []
              : [
                  exampleDeployment('v2.41', {
                    finishedAt: '2026-11-17T00:30:00Z',
                  }),
                ],
          },
        }),
        '/incidents': { body: { items: [] } },
      }),
    );
    const story = await screen.findByText(/What happened on/);
    const card = story.closest('article')!;
    expect(within(card).getAllByRole('listitem').map(wordsOf)).toEqual([
      expect.stringMatching(/v2\.41 deployed$/),
      expect.stringMatching(/page: 14.4 × budget over 1 h and 5 min$/),
      expect.stringMatching(/still firing$/),
    ]);
  });

  it('tells of an incident that belongs to no deployment', async () => {
    renderTab(
      withSlos({
        [SUMMARY]: {
          body: exampleSummary({ slos: [LATENCY], sloCount: 1 }),
        },
        '/deployments': query => ({
          body: {
            items: query.get('failed') ? [] : [exampleDeployment('v2.41')],
          },
        }),
        '/incidents': {
          body: {
            items: [
              {
                ...exampleIncident('INC-9', 'v2.41'),
                title: 'Carriers refuse requests',
                attributedTo: undefined,
              },
            ],
          },
        },
      }),
    );
    const story = await screen.findByText(/What happened on/);
    const card = story.closest('article')!;
    expect(within(card).getAllByRole('listitem').map(wordsOf)).toEqual([
      expect.stringMatching(/incident Carriers refuse requests$/),
      expect.stringMatching(/resolved after 45 min$/),
    ]);
  });

  it('names the deployment that the worst budget went down after', async () => {
    renderTab(withSlos());
    const since = await screen.findByText(/overspent, burning since/);
    await waitFor(() =>
      expect(wordsOf(since.closest('li')!)).toMatch(
        /overspent, burning since .*, 12 min after v2\.41$/,
      ),
    );
  });

  it('lets the rest live when the course cannot be loaded, and tries again', async () => {
    const answers = withSlos({
      '/slos/checkout/series': { status: 500, message: 'too busy' },
    });
    renderTab(answers);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The course of the budget could not be loadedtoo busy',
    );
    expect(
      await screen.findByRole('grid', { name: 'Deployments' }),
    ).toBeInTheDocument();
    answers['/slos/checkout/series'] = { body: COURSE };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await chartOf('Checkout answers')).toBeInTheDocument();
  });

  it('explains a budget with its own numbers', async () => {
    renderTab(withSlos());
    await chartOf('Checkout answers');
    const card = screen
      .getByRole('heading', { name: 'Checkout answers: error budget' })
      .closest('article')!;
    await userEvent.click(
      within(card).getByRole('button', { name: 'how is this computed' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'How the error budget is computed',
    });
    expect(wordsOf(dialog)).toContain(
      'Good events G = 1,997,760, all events T = 2,000,000, so B = T − G = 2,240 missed.',
    );
    expect(wordsOf(dialog)).toContain(
      'Consumed: 2,240 ÷ 2,000 = 112 %; left: −12 %.',
    );
  });

  it('suggests to look at the budget that is spent', async () => {
    renderTab(withSlos());
    expect(
      await screen.findByRole('link', { name: 'See what happened' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operations?budget=checkout#budget',
    );
  });

  it('begins with SLOs where nothing was deployed yet', async () => {
    renderTab(
      withSlos({
        [SUMMARY]: {
          body: exampleSummary({
            slos: [LATENCY],
            sloCount: 1,
            environments: [],
          }),
        },
      }),
    );
    expect(await chartOf('Payment latency')).toBeInTheDocument();
    expect(screen.getByText('No deployments yet')).toBeInTheDocument();
  });
});
