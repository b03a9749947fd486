import { screen, within } from '@testing-library/react';
import {
  BURNING,
  ENDING,
  exampleAttention,
  STALE,
  UNCOVERED,
} from '../__testUtils__/attentionExamples';
import { CATALOG, DANA } from '../__testUtils__/liaisonExamples';
import { renderOnPage } from '../__testUtils__/renderOnPage';
import { AttentionWidget } from './AttentionWidget';

function renderWidget(attention: ReturnType<typeof exampleAttention>) {
  return renderOnPage(<AttentionWidget />, {
    address: '/home',
    answers: { '/me/attention': { body: attention } },
    entities: CATALOG,
    viewer: { userEntityRef: DANA, ownershipEntityRefs: [DANA] },
  });
}

describe('AttentionWidget', () => {
  it('shows the five newest reasons, and leads to all of them', async () => {
    const items = [BURNING, STALE, UNCOVERED, ENDING].concat(
      ['5', '6', '7'].map(id => ({ ...BURNING, id })),
    );
    renderWidget(exampleAttention(items));
    const list = await screen.findByRole('list', {
      name: 'Needs your attention',
    });
    expect(within(list).getAllByRole('listitem')).toHaveLength(5);
    expect(
      screen.getByRole('link', { name: '2 more in My teams' }),
    ).toHaveAttribute('href', '/tandem/my-teams');
  });

  it('says what belongs here where nothing needs the viewer', async () => {
    renderWidget(exampleAttention([]));
    await screen.findByText('Nothing needs you now');
    expect(
      screen.getByRole('link', { name: 'Open My teams' }),
    ).toBeInTheDocument();
  });
});
