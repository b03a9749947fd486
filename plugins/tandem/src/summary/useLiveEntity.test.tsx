import { screen, waitFor } from '@testing-library/react';
import {
  exampleDora,
  exampleSummary,
  PAYMENTS,
} from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { localSignals } from '../__testUtils__/localSignals';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { exampleSlo, OVERSPENT } from '../__testUtils__/sloExamples';
import { DoraCard } from '../delivery/DoraCard';
import { SloCard } from '../slo/SloCard';
import { isAbout } from './useLiveEntity';

const SUMMARY = '/entities/component/default/payments/summary';

describe('useLiveEntity', () => {
  it('loads an open page anew when its entity changed, with one request for all cards', async () => {
    const signals = localSignals();
    const answers: Answers = {
      [SUMMARY]: { body: exampleSummary({ slos: [exampleSlo('answers')] }) },
    };
    const { requests } = renderOnEntityPage(
      <>
        <SloCard />
        <DoraCard />
      </>,
      { entityRef: PAYMENTS, answers, signals },
    );
    await screen.findByText('1 healthy');
    answers[SUMMARY] = {
      body: exampleSummary({
        dora: exampleDora(),
        slos: [exampleSlo('answers', { status: OVERSPENT })],
      }),
    };
    signals.send('tandem:component:default/other');
    signals.send(`tandem:${PAYMENTS}`);
    expect(
      await screen.findByText(/^overspent, burning since/),
    ).toBeInTheDocument();
    await waitFor(() => expect(signals.count(`tandem:${PAYMENTS}`)).toBe(1));
    const summaries = requests.filter(({ pathname }) =>
      pathname.endsWith('/summary'),
    );
    expect(summaries).toHaveLength(2);
  });

  it('asks once more for what is under way, which may be from before the change', async () => {
    const signals = localSignals();
    let arrive = () => {};
    const arrived = new Promise<void>(resolve => {
      arrive = resolve;
    });
    const slos = [
      [exampleSlo('answers')],
      [exampleSlo('answers', { status: OVERSPENT })],
    ];
    const { requests } = renderOnEntityPage(
      <>
        <SloCard />
        <DoraCard />
      </>,
      {
        entityRef: PAYMENTS,
        signals,
        answers: {
          [SUMMARY]: async () => {
            const body = exampleSummary({ slos: slos.shift() });
            await arrived;
            return { body };
          },
        },
      },
    );
    await waitFor(() => expect(slos).toHaveLength(1));
    signals.send(`tandem:${PAYMENTS}`);
    // Longer than changes are gathered for.
    await new Promise(resolve => setTimeout(resolve, 1_800));
    expect(slos).toHaveLength(1);
    arrive();
    expect(
      await screen.findByText(/^overspent, burning since/),
    ).toBeInTheDocument();
    const summaries = requests.filter(({ pathname }) =>
      pathname.endsWith('/summary'),
    );
    expect(summaries).toHaveLength(2);
  });
});

describe('isAbout', () => {
  const selection = { entityRef: PAYMENTS, environment: 'production' };

  it.each([
    ['what is kept of the entity', ['tandem', 'slos-archived', PAYMENTS], true],
    ['a selection of it', ['tandem', 'deployments', selection, 'all'], true],
    ['an SLO, by its id', ['tandem', 'slo-series', 's1', '1d'], true],
    ['who helps', ['tandem', 'liaison', 'coverage', PAYMENTS], true],
    [
      'another entity',
      ['tandem', 'summary', { ...selection, entityRef: 'system:default/x' }],
      false,
    ],
    ['the fleet', ['tandem', 'fleet', 'funnel'], false],
    ['who is looking', ['tandem', 'viewer'], false],
    ['another plugin', ['catalog', 'entity', PAYMENTS], false],
  ])('%s', (_, key, expected) => {
    expect(isAbout(key, PAYMENTS)).toBe(expected);
  });
});
