import { screen, within } from '@testing-library/react';
import {
  exampleDeployment,
  exampleIncident,
} from '../__testUtils__/deliveryExamples';
import { answersWith, renderTab } from '../__testUtils__/operationsTab';
import { wordsOf } from '../__testUtils__/wordsOf';

describe('links to the Operations tab', () => {
  it('opens the deployment that a pasted link names, however old it is', async () => {
    const old = exampleDeployment('v1.7', {
      failed: true,
      finishedAt: '2024-02-01T09:00:00Z',
    });
    const { requests } = renderTab(
      answersWith({
        '/deployments/v1.7': { body: old },
        '/incidents': query => ({
          body: {
            items: query.get('from')?.startsWith('2024-02-01')
              ? [exampleIncident('INC-1', 'v1.7')]
              : [],
          },
        }),
      }),
      '?deployment=v1.7',
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Deployment v1.7',
    });
    expect(
      await within(dialog).findByRole('link', { name: 'INC-1' }),
    ).toBeInTheDocument();
    expect(
      requests.filter(({ pathname }) => pathname.endsWith('/deployments/v1.7')),
    ).toHaveLength(1);
  });

  it('says so when a link names a deployment that nobody knows', async () => {
    renderTab(answersWith(), '?deployment=gone');
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('This deployment is not known'),
    ).toBeInTheDocument();
  });

  it('puts the incident that a pasted link names first when it is out of range', async () => {
    const old = exampleIncident('INC-1', 'v1.7', { title: 'Disk full' });
    renderTab(
      answersWith({ '/incidents/INC-1': { body: old } }),
      '?incident=INC-1',
    );
    expect(
      await screen.findByText(/it is not in the range shown/),
    ).toBeInTheDocument();
    const table = screen.getByRole('grid', { name: 'Incidents' });
    const rows = within(table).getAllByRole('row').slice(1).map(wordsOf);
    expect(rows).toEqual([
      expect.stringMatching(/^Disk full/),
      expect.stringMatching(/^Checkout answers slowly/),
    ]);
  });
});
