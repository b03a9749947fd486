import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EMPTY_SUMMARY,
  exampleDora,
  exampleSummary,
  PAYMENTS,
} from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { wordsOf } from '../__testUtils__/wordsOf';
import { DoraCard } from './DoraCard';

const SUMMARY = '/entities/component/default/payments/summary';

function renderCard(answers: Answers) {
  return renderOnEntityPage(<DoraCard />, { entityRef: PAYMENTS, answers });
}

describe('DoraCard', () => {
  it('holds the place of the figures while they load', async () => {
    renderCard({ [SUMMARY]: { never: true } });
    expect(
      await screen.findByRole('status', {
        name: 'Loading the delivery figures',
      }),
    ).toBeInTheDocument();
  });

  it('gives every figure its level and what it rests on', async () => {
    const { requests } = renderCard({ [SUMMARY]: { body: exampleSummary() } });
    expect(
      await screen.findByText('throughput 7.8 · stability 8.9'),
    ).toBeInTheDocument();
    expect(screen.getByText('Score 8.3 of 10')).toBeInTheDocument();
    const figures = screen.getAllByRole('term').map(term => {
      const row = term.parentElement!;
      return within(row).getAllByRole('definition').map(wordsOf);
    });
    expect(figures).toEqual([
      ['1.4 / day', '41 deployments', 'Elite'],
      ['21 h', 'p90 3 d 5 h', 'Elite'],
      ['12.2 %', '5 of 41', 'Medium'],
      ['48 min', '1 still open', 'Elite'],
      ['9.8 %', '4 hotfixes or rollbacks', ''],
    ]);
    expect(requests.map(({ search }) => search)).toEqual([
      '?environment=production',
    ]);
  });

  it('leads to the Operations tab', async () => {
    renderCard({ [SUMMARY]: { body: exampleSummary() } });
    expect(
      await screen.findByRole('link', { name: 'Open Operations' }),
    ).toHaveAttribute('href', '/catalog/default/component/payments/operations');
  });

  it('says why there is no score', async () => {
    const dora = exampleDora({
      score: {
        value: null,
        throughput: 7.8,
        stability: null,
        level: 'medium',
        reason: 'no-change-lead-time',
      },
    });
    renderCard({ [SUMMARY]: { body: exampleSummary({ dora }) } });
    expect(
      await screen.findByText(
        'No score without change lead time · throughput 7.8',
      ),
    ).toBeInTheDocument();
  });

  it('shows how to report the first deployment of this very service', async () => {
    renderCard({ [SUMMARY]: { body: EMPTY_SUMMARY } });
    expect(await screen.findByText('No deployments yet')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'How to report one' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Report deployments',
    });
    expect(dialog).toHaveTextContent(
      '"entityRef": "component:default/payments"',
    );
    expect(dialog).toHaveTextContent(
      "npx tandem import git --repo PATH --tags 'v*' --entity component:default/payments",
    );
  });

  it('says what failed and tries again', async () => {
    const answers: Answers = {
      [SUMMARY]: { status: 500, message: 'the database is away' },
    };
    renderCard(answers);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The delivery figures could not be loaded' + 'the database is away',
    );
    answers[SUMMARY] = { body: exampleSummary() };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('12.2 %')).toBeInTheDocument();
  });

  it('says who may see the figures to those who may not', async () => {
    renderCard({ [SUMMARY]: { status: 403, message: 'no' } });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });
});
