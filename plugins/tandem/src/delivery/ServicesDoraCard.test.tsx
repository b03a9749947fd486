import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import {
  BUSY_METRICS,
  EMPTY_SUMMARY,
  exampleSummary,
  NO_METRICS,
} from '../__testUtils__/deliveryExamples';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { ServicesDoraCard } from './ServicesDoraCard';

const TEAM = 'group:default/team-payments';
const SUMMARY = '/entities/group/default/team-payments/summary';

function services(count: number): EntitySummary['services'] {
  const items = Array.from({ length: count }, (_, index) => ({
    entityRef: `component:default/service-${index}`,
    metrics: index === 1 ? NO_METRICS : BUSY_METRICS,
  }));
  return { items, totalItems: count };
}

function renderCard(body: EntitySummary) {
  renderOnEntityPage(<ServicesDoraCard />, {
    entityRef: TEAM,
    answers: { [SUMMARY]: { body } },
  });
}

describe('ServicesDoraCard', () => {
  it('lists its services in the order given, each with its figures', async () => {
    renderCard(exampleSummary({ services: services(2) }));
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent(
      'service-0Change fail rate Medium12.2 %5 of 41 failed · 1.4 / day · lead time 21 h',
    );
    expect(second).toHaveTextContent('service-1No deployments in this range');
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/service-0/operations',
    );
  });

  it('shows the first few of many until asked for all', async () => {
    renderCard(exampleSummary({ services: services(20) }));
    expect(await screen.findAllByRole('listitem')).toHaveLength(6);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 20' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(20);
  });

  it('says so where no service belongs to it', async () => {
    renderCard({ ...EMPTY_SUMMARY, services: { items: [], totalItems: 0 } });
    expect(await screen.findByText('No services yet')).toBeInTheDocument();
  });
});
