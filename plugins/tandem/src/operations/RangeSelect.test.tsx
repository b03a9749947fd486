import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { useState } from 'react';
import { DEFAULT_RANGE, type Range } from '../summary/range';
import { RangeSelect } from './RangeSelect';

function Steered(props: { seen: Range[] }) {
  const [range, setRange] = useState<Range>(DEFAULT_RANGE);
  const change = (next: Range) => {
    props.seen.push(next);
    setRange(next);
  };
  return <RangeSelect range={range} onChange={change} />;
}

async function choose(option: string) {
  await userEvent.click(await screen.findByRole('button', { name: /Range$/ }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('RangeSelect', () => {
  it('steers to the last days', async () => {
    const seen: Range[] = [];
    renderInTestApp(<Steered seen={seen} />);
    await choose('Last 90 days');
    expect(seen).toEqual([{ kind: 'last', days: 90 }]);
  });

  it('waits for both dates of a custom range, typed by keyboard', async () => {
    const seen: Range[] = [];
    renderInTestApp(<Steered seen={seen} />);
    await choose('Custom range');
    const [month] = await screen.findAllByRole('spinbutton', { name: /month/ });
    await userEvent.click(month);
    await userEvent.keyboard('03012026');
    expect(seen).toEqual([]);
    await userEvent.keyboard('03312026');
    expect(seen).toEqual([
      { kind: 'custom', from: '2026-03-01', to: '2026-03-31' },
    ]);
  });
});
