import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleFunnel,
  exampleService,
  NO_DORA,
  NO_SLO,
  NOBODY,
} from '../__testUtils__/fleetExamples';
import { OMAR } from '../__testUtils__/liaisonExamples';
import { fleetOf, renderFleet } from '../__testUtils__/renderFleet';
import { wordsOf } from '../__testUtils__/wordsOf';

const PAYMENTS = exampleService('payments');
const INVOICES = exampleService('invoice-export', {
  ownerRef: undefined,
  ownerTitle: undefined,
  isOwned: false,
  slo: NO_SLO,
  coverage: NOBODY,
  dora: NO_DORA,
  nextStep: 'set-owner',
});
const SEARCH = exampleService('search-index', {
  coverage: {
    covered: true,
    via: 'self-run',
    scopeRef: 'component:default/search-index',
    pattern: 'self-run',
  },
  dora: { ...PAYMENTS.dora, failRatio: 0, failed: 0, recoverySeconds: null },
  slo: {
    state: 'no-traffic',
    worstRemainingRatio: null,
    count: 3,
    asOf: '2026-11-21T09:40:00Z',
  },
});

const row = (name: string) => screen.findByRole('row', { name });
const address = () => screen.getByLabelText('address').textContent;
const listed = (requests: URL[]) =>
  requests
    .filter(({ pathname }) => pathname.endsWith('/fleet/services'))
    .map(({ search }) => decodeURIComponent(search));

describe('FleetPage', () => {
  it('tells each service in words, also what is not known of it', async () => {
    renderFleet(fleetOf([PAYMENTS, SEARCH, INVOICES]));
    expect(wordsOf(await row('payments'))).toBe(
      'paymentsPaymentsHealthy81 %Dana Kimvia team9.812.2 %5 of 41nothing waits',
    );
    expect(wordsOf(await row('search-index'))).toBe(
      'search-indexPaymentsNo trafficworst of 3no trafficself-run9.8none failedof 41nothing waits',
    );
    expect(wordsOf(await row('invoice-export'))).toBe(
      'invoice-exportno ownerNo SLO–no oneno datano dataSet an owner',
    );
    expect(screen.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operations',
    );
    expect(screen.getByText(/412 services · 58 teams/)).toHaveTextContent(
      'as of 09:41',
    );
  });

  it('tells a month of rest from no data, and a deputy who is away from self-run', async () => {
    const resting = exampleService('resting', {
      dora: { ...PAYMENTS.dora, perDay: 0, deployments: 0, failed: 0 },
      coverage: {
        covered: true,
        via: 'group',
        pattern: 'liaison',
        deputy: OMAR,
        deputyTitle: 'Omar Reyes',
      },
    });
    renderFleet(fleetOf([resting]));
    const words = wordsOf(await row('resting'));
    expect(words).toContain('Omar Reyesaway, via team');
    expect(words).toContain('none');
    expect(words).not.toContain('self-run');
  });

  it('shows what a pasted link shows, and takes the filters back', async () => {
    const { requests } = renderFleet(
      fleetOf([PAYMENTS]),
      '?search=pay&owner=group%3Adefault%2Fteam-payments&state=burning&state=exhausted&covered=false&missing=covered&sort=budget&order=desc&state=unheard',
    );
    await row('payments');
    expect(listed(requests)).toEqual([
      '?search=pay&ownerRef=group:default/team-payments&status=exhausted&status=burning&covered=false&missing=covered&sort=budget&order=desc&limit=20',
    ]);
    expect(
      screen.getByRole('button', { name: 'Owner: team-payments' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'SLO state: Overspent +1' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Not covered' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(address()).toBe('?sort=budget&order=desc');
    expect(screen.getByRole('searchbox')).toHaveValue('');
    await userEvent.click(
      screen.getByRole('button', { name: 'Browser’s back' }),
    );
    expect(screen.getByRole('searchbox')).toHaveValue('pay');
    expect(address()).toMatch(/missing=covered/);
  });

  it('finds the values of a filter by name, and puts them into the address', async () => {
    const { requests } = renderFleet(
      fleetOf([PAYMENTS], {
        '/fleet/filter-values': query => ({
          body: {
            items: query.get('search')
              ? [{ value: 'group:default/shop', title: 'Shop', services: 26 }]
              : [],
          },
        }),
      }),
    );
    await row('payments');
    await userEvent.click(screen.getByRole('button', { name: 'Owner' }));
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Find in Owner' }),
      'sho',
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /Shop.*26/ }),
    );
    expect(address()).toBe('?owner=group%3Adefault%2Fshop');
    await waitFor(() =>
      expect(listed(requests)).toContain(
        '?ownerRef=group:default/shop&sort=name&order=asc&limit=20',
      ),
    );
  });

  it('searches once the typing rests', async () => {
    const { requests } = renderFleet(fleetOf([PAYMENTS]));
    await row('payments');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search services' }),
      'pay ',
    );
    await waitFor(() => expect(address()).toBe('?search=pay'));
    await waitFor(() => expect(listed(requests)).toHaveLength(2));
  });

  it('sorts by a column as people look at it first, then the other way', async () => {
    renderFleet(fleetOf([PAYMENTS]));
    await row('payments');
    const column = (name: string) => screen.getByRole('columnheader', { name });
    expect(column('Service')).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(column('Fail rate'));
    expect(address()).toBe('?sort=failRate&order=desc');
    expect(column('Fail rate')).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(column('Fail rate'));
    expect(address()).toBe('?sort=failRate');
    expect(column('Next step')).not.toHaveAttribute('aria-sort');
  });

  it('pages by cursor, keeps the selection, and begins anew for another list', async () => {
    const { requests } = renderFleet(
      fleetOf([], {
        '/fleet/services': query =>
          query.get('cursor')
            ? { body: { items: [SEARCH], totalItems: 21 } }
            : { body: { items: [PAYMENTS], totalItems: 21, nextCursor: 'c2' } },
      }),
    );
    const previous = () => screen.getByRole('button', { name: 'Previous' });
    await userEvent.click(
      within(await row('payments')).getByRole('checkbox', {
        name: /payments/,
      }),
    );
    expect(previous()).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await row('search-index');
    expect(screen.getByText('21–21 of 21')).toBeInTheDocument();
    expect(address()).toBe('');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(screen.getByText('1 selected')).toBeInTheDocument();
    await userEvent.click(previous());
    await waitFor(() =>
      expect(screen.getByRole('row', { name: 'payments' })).toHaveAttribute(
        'aria-selected',
        'true',
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await row('search-index');
    await userEvent.click(
      screen.getByRole('columnheader', { name: 'Budget left' }),
    );
    await row('payments');
    expect(listed(requests)).toContain('?sort=budget&order=asc&limit=20');
  });

  it('downloads what is shown: the filters, the order and the columns', async () => {
    const saved: Blob[] = [];
    window.URL.createObjectURL = blob => {
      saved.push(blob as Blob);
      return 'blob:fleet';
    };
    const { requests } = renderFleet(
      fleetOf([PAYMENTS], { '/fleet/services.csv': { text: 'service,tier' } }),
      '?tier=1',
    );
    await row('payments');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Lead time' }),
    );
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('columnheader', { name: 'Lead time' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /as CSV/ }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const [{ searchParams }] = requests.filter(({ pathname }) =>
      pathname.endsWith('.csv'),
    );
    expect(searchParams.getAll('tier')).toEqual(['1']);
    expect(searchParams.getAll('columns')).toEqual([
      'service',
      'owner',
      'slo',
      'budget',
      'liaison',
      'frequency',
      'leadTime',
      'failRate',
      'nextStep',
    ]);
  });

  it('says why there is no CSV file', async () => {
    renderFleet(
      fleetOf([PAYMENTS], {
        '/fleet/services.csv': { status: 503, message: 'busy right now' },
      }),
    );
    await row('payments');
    await userEvent.click(screen.getByRole('button', { name: /as CSV/ }));
    expect(
      await screen.findByText(/could not be made: busy right now/),
    ).toBeInTheDocument();
  });

  it('offers the way out where nothing matches', async () => {
    renderFleet(fleetOf([]), '?tier=9');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    expect(address()).toBe('');
    expect(await screen.findByText('No services yet')).toBeInTheDocument();
  });

  it('can be tried again after an error, while the funnel lives on', async () => {
    const answers = fleetOf([PAYMENTS], {
      '/fleet/services': { status: 500, message: 'the database sleeps' },
    });
    renderFleet(answers);
    expect(await screen.findByText('the database sleeps')).toBeInTheDocument();
    expect(await screen.findByText('305')).toBeInTheDocument();
    Object.assign(answers, fleetOf([PAYMENTS]));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row('payments')).toBeInTheDocument();
  });
});

describe('FunnelCard', () => {
  it('leads from a step to the services that miss it, and back', async () => {
    renderFleet(fleetOf([PAYMENTS]));
    await userEvent.click(
      await screen.findByRole('link', {
        name: '107 to go: deployments tracked. Show them',
      }),
    );
    expect(address()).toBe('?missing=tracked');
    await userEvent.click(screen.getByRole('link', { name: 'Show all again' }));
    expect(address()).toBe('');
  });

  it('tells the change and how long it takes, in a table too', async () => {
    renderFleet(fleetOf([PAYMENTS]));
    expect(
      await screen.findByText(
        'last 90 days · median 11 days from first seen to covered, was 19 days',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('+41 · median 4 days')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
    expect(address()).toBe('?funnel=table');
    const table = screen.getByRole('grid', {
      name: 'From catalogued to covered',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(each => wordsOf(each)),
    ).toEqual([
      'StepServicesWith all before itChangeMedian from the step before',
      'catalogued412412+4–',
      'owned391390+64 days',
      'deployments tracked305303+414 days',
      'SLO drafted214211+584 days',
      'SLO published169165−34 days',
      'covered157152no change4 days',
    ]);
  });

  it('has honest words where there is no history yet', async () => {
    const { steps, trend } = exampleFunnel();
    const body = exampleFunnel({
      steps: steps.map(step => ({ ...step, change: 0, medianDays: null })),
      trend: trend.slice(-1),
      medianDaysToCovered: null,
      medianDaysToCoveredBefore: null,
    });
    renderFleet(
      fleetOf([PAYMENTS], { '/fleet/funnel': { body } }),
      '?funnel=trend',
    );
    expect(
      await screen.findByText(
        'the trend starts today · how long it takes is not known yet',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('no change')).not.toBeInTheDocument();
    expect(screen.getByText('The trend starts today')).toBeInTheDocument();
  });
});
