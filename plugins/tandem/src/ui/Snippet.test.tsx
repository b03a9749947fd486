import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Snippet } from './Snippet';

/** The browser's clipboard; it has none on a page that came over plain HTTP. */
function setClipboard(clipboard: Pick<Clipboard, 'writeText'> | undefined) {
  Object.defineProperty(window.navigator, 'clipboard', {
    value: clipboard,
    configurable: true,
  });
}

async function copyRequest() {
  renderInTestApp(<Snippet title="request" text="curl -X POST" />);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Copy request' }),
  );
}

describe('Snippet', () => {
  it('copies the text', async () => {
    const copied: string[] = [];
    setClipboard({ writeText: async text => void copied.push(text) });
    await copyRequest();
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(copied).toEqual(['curl -X POST']);
  });

  it('selects the text where the browser has no clipboard, and says so', async () => {
    setClipboard(undefined);
    await copyRequest();
    expect(
      await screen.findByText('Selected: copy it with Ctrl+C or ⌘C.'),
    ).toBeInTheDocument();
    expect(`${window.getSelection()}`).toBe('curl -X POST');
  });
});
