import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { exampleFunnel, exampleService } from '../__testUtils__/fleetExamples';
import { fleetOf, renderFleet } from '../__testUtils__/renderFleet';

const SERVICE = {
  ...exampleService('payments'),
  slo: undefined,
  coverage: undefined,
  dora: undefined,
  nextStep: undefined,
};

describe('the fleet, for somebody from whom a part is hidden', () => {
  it('says so in the cells, and who may see it on hover', async () => {
    renderFleet(fleetOf([SERVICE]));

    const row = await screen.findByRole('row', { name: /payments/ });
    const cells = within(row).getAllByText('hidden');
    // The state and budget of its SLO, its liaison, how often it deploys and fails.
    expect(cells).toHaveLength(5);
    expect(
      within(row).getByTitle(/Who helps is hidden from you/),
    ).toBeInTheDocument();
    expect(within(row).getAllByTitle(/SLOs are hidden/)).toHaveLength(2);
    expect(within(row).getAllByTitle(/Deployments and/)).toHaveLength(2);
  });

  it('says that the funnel is of what they see, and why there is no trend', async () => {
    renderFleet(
      fleetOf([SERVICE], {
        '/fleet/funnel': {
          body: { ...exampleFunnel(), trend: [], isPartial: true },
        },
      }),
    );

    expect(
      await screen.findByText('of the services that you may see'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'The trend' }));
    expect(
      await screen.findByText('The trend is of all services'),
    ).toBeInTheDocument();
  });
});
