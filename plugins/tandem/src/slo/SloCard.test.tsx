import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleSummary,
  PAYMENTS,
  type WholeSummary,
} from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import {
  exampleSlo,
  HEALTHY,
  NO_DATA,
  NO_TRAFFIC,
  OVERSPENT,
} from '../__testUtils__/sloExamples';
import { wordsOf } from '../__testUtils__/wordsOf';
import { SloCard } from './SloCard';

const SUMMARY = '/entities/component/default/payments/summary';

function renderCard(answers: Answers, entityRef = PAYMENTS) {
  return renderOnEntityPage(<SloCard />, { entityRef, answers });
}

function withSlos(slos: WholeSummary['slos'], sloCount = slos.length): Answers {
  return { [SUMMARY]: { body: exampleSummary({ slos, sloCount }) } };
}

const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString();

describe('SloCard', () => {
  it('holds the place of the SLOs while they load', async () => {
    renderCard({ [SUMMARY]: { never: true } });
    expect(
      await screen.findByRole('status', { name: 'Loading the SLOs' }),
    ).toBeInTheDocument();
  });

  it('shows what is left of each budget, and since when one burns', async () => {
    renderCard(
      withSlos([
        exampleSlo('checkout', { title: 'Checkout', status: OVERSPENT }),
        exampleSlo('latency', { title: 'Latency' }),
      ]),
    );
    const rows = await screen.findAllByRole('listitem');
    expect(wordsOf(rows[0])).toMatch(
      /^Checkout 99\.9 % · 30 d−12 %−12 % of the error budget leftoverspent, burning since .*13:05$/,
    );
    expect(wordsOf(rows[1])).toBe(
      'Latency 99.9 % · 30 d50 %50 % of the error budget left',
    );
    expect(screen.getByText('1 burning')).toBeInTheDocument();
    expect(within(rows[0]).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operations?slo=checkout',
    );
  });

  it.each([
    ['no data', NO_DATA, 'No data', 'No counts arrived yet'],
    [
      'no traffic',
      NO_TRAFFIC,
      'No traffic',
      'There were no events in the window',
    ],
    [
      'stale data',
      { ...HEALTHY, state: 'stale', reason: 'late', asOf: hoursAgo(26.5) },
      'Stale 26 h',
      'late',
    ],
    [
      'a source that fails',
      { ...NO_DATA, state: 'error', reason: 'the query timed out' },
      'Source error',
      'the query timed out',
    ],
    [
      'a draft',
      { ...NO_DATA, state: 'draft', reason: 'not published yet' },
      'Draft',
      'not published yet',
    ],
  ] as const)(
    'has a word of its own for %s instead of a figure',
    async (_, status, word, reason) => {
      renderCard(withSlos([exampleSlo('checkout', { status })]));
      const row = await screen.findByRole('listitem');
      expect(wordsOf(row)).toBe(`checkout 99.9 % · 30 d${word}${reason}`);
    },
  );

  it('shows the first few of many and leads to the rest', async () => {
    const slos = Array.from({ length: 6 }, (_, index) =>
      exampleSlo(`slo-${index}`),
    );
    renderCard(withSlos(slos, 12));
    expect(await screen.findAllByRole('listitem')).toHaveLength(4);
    expect(screen.getByRole('link', { name: '8 more' })).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operations#slos',
    );
  });

  it('names the service of each SLO of a group', async () => {
    renderCard(
      {
        '/entities/group/default/team-payments/summary': {
          body: exampleSummary({
            slos: [
              exampleSlo('checkout', {
                title: 'Checkout',
                entityTitle: 'Payments API',
                status: OVERSPENT,
              }),
            ],
            sloCount: 1,
          }),
        },
      },
      'group:default/team-payments',
    );
    expect(
      await screen.findByRole('link', { name: 'Payments API: Checkout' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operations?slo=checkout',
    );
  });

  it('shows the rest of many in place where they have no page of their own', async () => {
    const slos = Array.from({ length: 6 }, (_, index) =>
      exampleSlo(`slo-${index}`),
    );
    renderCard(
      {
        '/entities/group/default/team-payments/summary': {
          body: exampleSummary({ slos, sloCount: 9 }),
        },
      },
      'group:default/team-payments',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: '5 more' }),
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    expect(screen.getByText('3 more')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: '3 more' }),
    ).not.toBeInTheDocument();
  });

  it('says what an SLO is for and how to begin where there is none', async () => {
    renderCard(withSlos([]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Write the first SLO' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Import or write an SLO' }),
    ).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const answers: Answers = {
      [SUMMARY]: { status: 500, message: 'the database is away' },
    };
    renderCard(answers);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The SLOs could not be loadedthe database is away',
    );
    Object.assign(answers, withSlos([exampleSlo('checkout')]));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 healthy')).toBeInTheDocument();
  });

  it('says who may see them to those who may not', async () => {
    renderCard({ [SUMMARY]: { status: 403, message: 'no' } });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
