import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { exampleService } from '../../__testUtils__/fleetExamples';
import { fleetOf, renderFleet } from '../../__testUtils__/renderFleet';

const SERVICE = exampleService('payments');
const numbered = (service: FleetService, index: number) => ({
  ...service,
  entityRef: `component:default/payments-${index}`,
  title: `payments-${index}`,
});
const row = (name: string) => screen.findByRole('row', { name });

describe('Pager', () => {
  it('goes one page on while that page loads, and keeps the focus at the end', async () => {
    let arrive = () => {};
    const arrived = new Promise<void>(resolve => {
      arrive = resolve;
    });
    renderFleet(
      fleetOf([], {
        '/fleet/services': async query => {
          if (!query.get('cursor')) {
            const items = Array(20).fill(SERVICE).map(numbered);
            return { body: { items, totalItems: 41, nextCursor: 'c2' } };
          }
          await arrived;
          return query.get('cursor') === 'c2'
            ? {
                body: {
                  items: [exampleService('search-index')],
                  totalItems: 41,
                  nextCursor: 'c3',
                },
              }
            : {
                body: {
                  items: [exampleService('invoice-export')],
                  totalItems: 41,
                },
              };
        },
      }),
    );
    await row('payments-1');
    const next = screen.getByRole('button', { name: 'Next' });
    await userEvent.dblClick(next);
    expect(next).toBeEnabled();
    expect(next).toHaveFocus();
    arrive();
    await row('search-index');
    expect(screen.getByText('21–21 of 41')).toBeInTheDocument();
    await userEvent.click(next);
    await row('invoice-export');
    expect(next).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Previous' })).toHaveFocus();
  });
});
