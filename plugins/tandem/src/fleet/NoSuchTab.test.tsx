import { screen } from '@testing-library/react';
import { renderOnPage } from '../__testUtils__/renderOnPage';
import { NoSuchTab } from './NoSuchTab';

const NOTICE = 'You may not see this tab, or there is none';

function renderAt(address: string) {
  renderOnPage(
    <>
      <h1>Tandem</h1>
      <NoSuchTab paths={['fleet', 'my-teams']} />
    </>,
    { address, answers: {} },
  );
  return screen.findByRole('heading', { name: 'Tandem' });
}

describe('NoSuchTab', () => {
  it('says where a link leads nowhere why that may be', async () => {
    await renderAt('/health');
    expect(screen.getByText(NOTICE)).toBeInTheDocument();
  });

  it.each(['/', '/fleet', '/my-teams', '/fleet/of-a-later-version'])(
    'keeps silent at %s',
    async address => {
      await renderAt(address);
      expect(screen.queryByText(NOTICE)).not.toBeInTheDocument();
    },
  );
});
