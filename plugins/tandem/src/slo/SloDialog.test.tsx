import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { PAYMENTS } from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import {
  exampleDocument,
  exampleSlo,
  HEALTHY,
  NO_DATA,
  OVERSPENT,
} from '../__testUtils__/sloExamples';
import { wordsOf } from '../__testUtils__/wordsOf';
import { SloDialog } from './SloDialog';
import { yamlOf } from './sloReading';

const CHECKOUT = exampleSlo('checkout', {
  title: 'Checkout answers',
  status: OVERSPENT,
  version: 2,
});
const withTarget = (target: number) => {
  const document = exampleDocument('checkout', 'Checkout answers');
  return { ...document, spec: { ...document.spec, objectives: [{ target }] } };
};
const MEASURED = measuredInPrometheus();
const REVISIONS = [
  {
    version: 2,
    at: '2026-11-20T10:00:00Z',
    by: 'user:default/dana',
    reason: 'Too many pages at night',
    state: 'published',
    before: withTarget(0.9995),
    after: CHECKOUT.document,
  },
  {
    version: 1,
    at: '2026-11-01T10:00:00Z',
    by: 'user:default/omar',
    state: 'published',
    before: null,
    after: withTarget(0.9995),
  },
];

function measuredInPrometheus() {
  const { spec, ...document } = exampleDocument('checkout');
  const query = (series: string) => ({
    metricSource: { type: 'Prometheus', spec: { query: series } },
  });
  const ratioMetric = { counter: true, good: query('a'), total: query('b') };
  const indicator = { ...spec.indicator, spec: { ratioMetric } };
  const description = 'Orders get through';
  return { ...document, spec: { ...spec, description, indicator } };
}

function renderDetails(slo: Slo, answers: Answers = {}) {
  const change = jest.fn();
  const backend = renderOnEntityPage(
    <SloDialog id={slo.id} listed={undefined} change={change} />,
    {
      entityRef: PAYMENTS,
      answers: {
        [`GET /slos/${slo.id}`]: { body: slo },
        [`/slos/${slo.id}/revisions`]: { body: { items: REVISIONS } },
        '/slos/preview': { body: { status: HEALTHY, alerts: [] } },
        ...answers,
      },
    },
  );
  return { ...backend, change };
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));
const open = async (text: string) => {
  const file = new File([text], 'slo.yaml', { type: 'text/yaml' });
  await userEvent.upload(await screen.findByLabelText('Open a file'), file);
  await press('Replace it');
};

describe('SloDialog', () => {
  it('says what is asked for, how it stands and on what that rests', async () => {
    renderDetails(CHECKOUT);
    const dialog = await screen.findByRole('dialog', {
      name: 'Checkout answers',
    });
    await within(dialog).findByText('Overspent');
    expect(wordsOf(dialog)).toContain(
      'Objective99.9 %30 d' +
        'Attained99.8 %not met, 1,997,760 of 2,000,000 good' +
        'Budget left−12 %−240 of 2,000 events' +
        'Burn rate over 1 h16 ×7.2 × over 6 h',
    );
  });

  it('says in its author’s words what it is for, and who counts its events', async () => {
    renderDetails({ ...CHECKOUT, document: MEASURED, status: NO_DATA });
    expect(await screen.findByText('Orders get through')).toBeInTheDocument();
    expect(
      screen.getByText('Version 2, written here, measured in Prometheus'),
    ).toBeInTheDocument();
    expect(screen.queryByText('To send counts')).not.toBeInTheDocument();
  });

  it('says what the source answered, and that it is asked again', async () => {
    const reason = 'main could not be reached (ECONNREFUSED)';
    renderDetails({
      ...CHECKOUT,
      document: MEASURED,
      status: { ...HEALTHY, state: 'error', reason },
    });
    expect(await screen.findByText(reason)).toBeInTheDocument();
    expect(
      screen.getByText(/^The figures stay as they were/),
    ).toBeInTheDocument();
  });

  it('counts whole events where a source estimates parts of them', async () => {
    renderDetails({
      ...CHECKOUT,
      status: { ...OVERSPENT, good: 1_997_760.3, total: 2_000_000.9 },
    });
    expect(
      await screen.findByText('not met, 1,997,760 of 2,000,000 good'),
    ).toBeInTheDocument();
  });

  it('says both when exactly on target', async () => {
    const budget = {
      total: 2_000,
      consumed: 1,
      remaining: 0,
      remainingRatio: 0,
    };
    renderDetails({ ...CHECKOUT, status: { ...OVERSPENT, met: true, budget } });
    expect(
      await screen.findByText(/^met, with nothing left/),
    ).toBeInTheDocument();
  });

  it('lists alerts with their thresholds, also those that can never fire', async () => {
    const [page] = OVERSPENT.alerts;
    const never = {
      ...page,
      long: '6h' as const,
      short: '30m' as const,
      threshold: 6,
      firing: false,
      since: undefined,
      canFire: false,
    };
    renderDetails({
      ...CHECKOUT,
      status: { ...OVERSPENT, alerts: [page, never] },
    });
    const table = await screen.findByRole('grid', { name: 'Alerts' });
    expect(within(table).getAllByRole('row').slice(1).map(wordsOf)).toEqual([
      expect.stringMatching(
        /^Page1 h and 5 min14\.4 ×16 × \/ –Firing, began .*ago$/,
      ),
      expect.stringMatching(
        /^Page6 h and 30 min6 ×7\.2 × \/ –Can never fireeven a total outage/,
      ),
    ]);
  });

  it('shows who changed what and why, and restores an earlier version', async () => {
    const { sent } = renderDetails(CHECKOUT, {
      'PUT /slos/checkout': { body: CHECKOUT },
    });
    await press('Show what changed in version 2');
    const change = screen.getByLabelText('What changed');
    expect(within(change).getByText(/0\.9995/).tagName).toBe('DEL');
    expect(within(change).getByText(/0\.999$/).tagName).toBe('INS');
    expect(screen.getByText('Too many pages at night')).toBeInTheDocument();
    await press('Restore version 1');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].body).toEqual({
      document: withTarget(0.9995),
      state: 'published',
      version: 2,
      reason: 'Restored version 1',
    });
  });

  it('asks before it archives', async () => {
    const { sent, change } = renderDetails(CHECKOUT, {
      'DELETE /slos/checkout': { body: {} },
    });
    await press('Archive');
    await press('Keep it');
    expect(sent).toEqual([]);
    await press('Archive');
    await press('Archive it');
    await waitFor(() =>
      expect(change).toHaveBeenCalledWith({ sloFilter: 'archived' }),
    );
    expect(sent.map(({ request }) => request)).toEqual([
      'DELETE /slos/checkout',
    ]);
  });

  it.each([
    ['draft', 'Publish', 'published'],
    ['published', 'Back to draft', 'draft'],
    ['archived', 'Restore as a draft', 'draft'],
  ] as const)('leads on from %s', async (state, button, next) => {
    const slo = { ...CHECKOUT, state };
    const { sent } = renderDetails(slo, {
      'PUT /slos/checkout': { body: slo },
    });
    await press(button);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].body).toMatchObject({ state: next, version: 2 });
  });

  it('leaves what belongs to a catalog file to that file', async () => {
    renderDetails({ ...CHECKOUT, source: 'catalog' });
    expect(
      await screen.findByText(/belongs to a file in the catalog/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Edit' }),
    ).not.toBeInTheDocument();
  });

  it('calls no alert quiet while there is no data', async () => {
    const [page] = OVERSPENT.alerts;
    const quiet = { ...page, firing: false, since: undefined };
    renderDetails(
      exampleSlo('waiting', { status: { ...NO_DATA, alerts: [quiet] } }),
    );
    const table = await screen.findByRole('grid', { name: 'Alerts' });
    expect(wordsOf(within(table).getAllByRole('row')[1])).toMatch(/no data$/);
  });

  it('shows how to send the first counts', async () => {
    renderDetails(exampleSlo('waiting', { status: NO_DATA }));
    expect(await screen.findByLabelText('the request')).toHaveTextContent(
      '/slos/waiting/samples',
    );
  });

  it('says so when a link names an SLO that nobody knows', async () => {
    renderDetails(CHECKOUT, {
      'GET /slos/checkout': { status: 404, message: 'no' },
    });
    expect(
      await screen.findByText('This SLO is not known'),
    ).toBeInTheDocument();
  });

  it('saves an edit with its reason', async () => {
    const { sent } = renderDetails(CHECKOUT, {
      'PUT /slos/checkout': { body: CHECKOUT },
    });
    await press('Edit');
    await open(yamlOf(withTarget(0.99)));
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Why this change/ }),
      'Agreed with the shop',
    );
    await press('Save');
    await waitFor(() =>
      expect(
        sent.find(({ request }) => request.startsWith('PUT'))?.body,
      ).toEqual({
        document: withTarget(0.99),
        state: 'published',
        version: 2,
        reason: 'Agreed with the shop',
      }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Checkout answers' }),
    ).toBeInTheDocument();
  });

  it('keeps an edit that met a newer version and shows what changed since', async () => {
    const newer = { ...CHECKOUT, version: 3, document: withTarget(0.995) };
    let stored: Slo = CHECKOUT;
    const { sent } = renderDetails(CHECKOUT, {
      'GET /slos/checkout': () => ({ body: stored }),
      'PUT /slos/checkout': (_, body) =>
        (body as { version: number }).version === stored.version
          ? { body: { ...stored, version: 4 } }
          : { status: 409, message: 'version 2 is not the stored one' },
    });
    await press('Edit');
    await open(yamlOf(withTarget(0.99)));
    stored = newer;
    await press('Save');
    expect(
      await screen.findByText('Someone saved a newer version'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByLabelText('What changed')).getByText(/0\.995/).tagName,
    ).toBe('INS');
    expect(
      screen.getByRole('textbox', { name: 'OpenSLO document' }),
    ).toHaveTextContent('target: 0.99');
    await press('Save over version 3');
    await waitFor(() =>
      expect(sent.at(-1)?.body).toMatchObject({
        document: withTarget(0.99),
        version: 3,
      }),
    );
  });

  it('keeps the state that an SLO came to while it was edited', async () => {
    let stored: Slo = CHECKOUT;
    const { sent } = renderDetails(CHECKOUT, {
      'GET /slos/checkout': () => ({ body: stored }),
      'PUT /slos/checkout': (_, body) =>
        (body as { version: number }).version === stored.version
          ? { body: { ...stored, version: 4 } }
          : { status: 409, message: 'version 2 is not the stored one' },
    });
    await press('Edit');
    await open(yamlOf(withTarget(0.99)));
    stored = { ...CHECKOUT, version: 3, state: 'archived' };
    await press('Save');
    expect(
      await screen.findByText(
        /^It was published when you began, and is archived/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The document stayed the same.'),
    ).toBeInTheDocument();
    await press('Save over version 3');
    await waitFor(() =>
      expect(sent.at(-1)?.body).toMatchObject({
        document: withTarget(0.99),
        state: 'archived',
        version: 3,
      }),
    );
  });
});
