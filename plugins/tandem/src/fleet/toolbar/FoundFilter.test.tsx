import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { exampleService } from '../../__testUtils__/fleetExamples';
import { fleetOf, renderFleet } from '../../__testUtils__/renderFleet';

describe('FoundFilter', () => {
  it('looks for as many values as can be looked for at once, and says so', async () => {
    const owners = Array.from({ length: 25 }, (_, n) => `group:default/g${n}`);
    const { requests } = renderFleet(
      fleetOf([exampleService('payments')], {
        '/fleet/filter-values': {
          body: {
            items: [
              { value: owners[19], title: 'Wanted', services: 2 },
              { value: owners[20], title: 'Left out', services: 3 },
            ],
          },
        },
      }),
      `?${new URLSearchParams(owners.map(owner => ['owner', owner]))}`,
    );
    const listed = () =>
      requests
        .filter(({ pathname }) => pathname.endsWith('/fleet/services'))
        .map(({ searchParams }) => searchParams.getAll('ownerRef'));
    await screen.findByRole('row', { name: 'payments' });
    expect(listed()).toEqual([owners.slice(0, 20)]);
    const cut = /^The link names more than 20 values of Owner/;
    expect(screen.getByText(cut)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Owner: .*\+19/ }),
    );
    const leftOut = await screen.findByRole('checkbox', { name: /Left out/ });
    expect(leftOut).toBeDisabled();
    expect(screen.getByText(/^Up to 20 at once/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: /Wanted/ }));
    expect(leftOut).toBeEnabled();
    expect(screen.queryByText(/^Up to 20 at once/)).not.toBeInTheDocument();
    expect(screen.queryByText(cut)).not.toBeInTheDocument();
    await waitFor(() => expect(listed().at(-1)).toEqual(owners.slice(0, 19)));
  });
});
