import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleSummary,
  NO_COVERAGE,
  PAYMENTS,
} from '../../__testUtils__/deliveryExamples';
import type { Answers } from '../../__testUtils__/fakeBackend';
import {
  CATALOG,
  DANA,
  exampleAssignment,
  TEAM,
} from '../../__testUtils__/liaisonExamples';
import { renderOnEntityPage } from '../../__testUtils__/renderOnEntityPage';
import { LiaisonCard } from '../LiaisonCard';

const SUMMARY = '/entities/component/default/payments/summary';

/** Opens the form on the page of a service without a liaison, and chooses Dana. */
async function proposeDana(answers: Answers = {}) {
  const backend = renderOnEntityPage(<LiaisonCard />, {
    entityRef: PAYMENTS,
    answers: Object.assign(answers, {
      [SUMMARY]: { body: exampleSummary({ coverage: NO_COVERAGE }) },
      '/load': answers['/load'] ?? { body: { items: [] } },
      'POST /assignments': answers['POST /assignments'] ?? {
        body: exampleAssignment({ state: 'proposed' }),
      },
    }),
    entities: CATALOG,
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Propose a liaison' }),
  );
  const person = await screen.findByRole('combobox', { name: 'Person' });
  await userEvent.type(person, 'dan');
  await userEvent.click(
    await screen.findByRole('option', { name: /Dana Kim/ }),
  );
  return backend;
}

const propose = () => screen.getByRole('button', { name: 'Propose' });

beforeEach(() => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-21T09:40:00Z'),
    advanceTimers: true,
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('ProposeDialog', () => {
  it('asks the chosen person for the team', async () => {
    const { sent } = await proposeDana();
    const scopes = screen.getByRole('radiogroup', { name: 'For what' });
    await within(scopes).findByRole('radio', { name: /checkout, the system/ });
    expect(
      within(scopes).getByRole('radio', { name: /Payments, the team/ }),
    ).toBeChecked();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Where to ask/ }),
      'https://kestrelmoor.slack.com/channels/payments-ops',
    );
    await userEvent.click(propose());
    expect(await screen.findByText('Dana Kim is asked')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(sent).toEqual([
      {
        request: 'POST /assignments',
        body: {
          scopeRef: TEAM,
          liaisonRef: DANA,
          role: 'primary',
          pattern: 'liaison',
          allocation: 20,
          startsOn: '2026-11-21',
          timeZone: 'UTC',
          channel: 'https://kestrelmoor.slack.com/channels/payments-ops',
        },
      },
    ]);
  });

  it('is sent once, however often it is pressed', async () => {
    const { sent } = await proposeDana({
      'POST /assignments': { never: true },
    });
    await userEvent.dblClick(propose());
    expect(sent).toHaveLength(1);
  });

  it('loads what the page shows anew', async () => {
    const { requests } = await proposeDana();
    const summaries = () =>
      requests.filter(({ pathname }) => pathname.endsWith('/summary')).length;
    expect(summaries()).toBe(1);
    await userEvent.click(propose());
    await waitFor(() => expect(summaries()).toBe(2));
  });

  it('shows what the person has promised on these days', async () => {
    const { requests } = await proposeDana({
      '/load': {
        body: {
          items: [
            { date: '2026-11-21', allocation: 20 },
            { date: '2026-12-01', allocation: 60 },
            { date: '2026-12-02', allocation: 60 },
          ],
        },
      },
    });
    expect(
      await screen.findByText(/has promised 60 % from Dec 1\./),
    ).toBeInTheDocument();
    const load = requests.find(({ pathname }) => pathname.endsWith('/load'));
    expect(load?.searchParams.get('userRef')).toBe(DANA);
  });

  it('offers the day on which the place is free, in one click', async () => {
    const answers: Answers = {
      'POST /assignments': {
        status: 409,
        message: 'group:default/team-payments: taken',
        details: {
          liaisonRef: 'user:default/omar',
          handoverOn: '2026-12-06',
        },
      },
    };
    const { sent } = await proposeDana(answers);
    await userEvent.click(propose());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /holds this place.*the place is free from Dec 6/,
    );
    answers['POST /assignments'] = {
      body: exampleAssignment({ state: 'proposed', startsOn: '2026-12-06' }),
    };
    await userEvent.click(
      screen.getByRole('button', { name: 'Start on 2026-12-06 instead' }),
    );
    await screen.findByText('Dana Kim is asked');
    expect(sent.map(({ body }) => body)).toEqual([
      expect.objectContaining({ startsOn: '2026-11-21' }),
      expect.objectContaining({ startsOn: '2026-12-06', liaisonRef: DANA }),
    ]);
  });

  it('tells nothing of a place that is hidden from the viewer, but what to do', async () => {
    await proposeDana({
      'POST /assignments': {
        status: 409,
        message: 'group:default/team-payments: taken',
        details: { hidden: true },
      },
    });
    await userEvent.click(propose());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/^This place is taken.*hidden from you/);
    expect(alert).toHaveTextContent(/Choose another role or other days/);
  });

  it('is about the viewers themselves where they may ask nobody else', async () => {
    const { sent } = renderOnEntityPage(<LiaisonCard />, {
      entityRef: PAYMENTS,
      answers: {
        [SUMMARY]: {
          body: exampleSummary({
            coverage: NO_COVERAGE,
            allowedProposals: ['oneself'],
          }),
        },
        '/load': { body: { items: [] } },
        'POST /assignments': { body: exampleAssignment({ state: 'proposed' }) },
      },
      entities: CATALOG,
      viewer: { userEntityRef: DANA, ownershipEntityRefs: [DANA] },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Offer to help' }),
    );
    expect(await screen.findByRole('combobox', { name: 'Person' })).toHaveValue(
      'dana',
    );
    await userEvent.click(propose());
    await screen.findByText('Dana Kim is asked');
    expect(sent.at(-1)?.body).toMatchObject({ liaisonRef: DANA });
  });

  it('names the days that would be more than all of the time, and keeps the form', async () => {
    await proposeDana({
      'POST /assignments': {
        status: 400,
        message: 'allocation: more than 100 %',
        details: {
          days: [
            { from: '2026-12-01', to: '2026-12-05', allocation: 120 },
            { from: '2027-01-04', allocation: 110 },
          ],
        },
      },
    });
    await userEvent.click(propose());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '120 % from Dec 1 to Dec 5; 110 % from Jan 4, 2027 on. A smaller part or other days would fit.',
    );
    expect(screen.getByRole('combobox', { name: 'Person' })).toHaveValue(
      'Dana Kim',
    );
  });

  it('shows what the API says about a field at that field', async () => {
    await proposeDana({
      'POST /assignments': {
        status: 400,
        message: 'endsOn: must lie ahead',
      },
    });
    await userEvent.click(propose());
    expect(await screen.findByText('must lie ahead')).toBeInTheDocument();
  });

  it('sends nothing before a person is chosen and the channel is an address', async () => {
    const { sent } = renderOnEntityPage(<LiaisonCard />, {
      entityRef: PAYMENTS,
      answers: {
        [SUMMARY]: { body: exampleSummary({ coverage: NO_COVERAGE }) },
      },
      entities: CATALOG,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Propose a liaison' }),
    );
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Where to ask/ }),
      'payments-ops',
    );
    await userEvent.click(propose());
    expect(await screen.findByText('Choose a person.')).toBeInTheDocument();
    expect(screen.getByText(/^A web address such as/)).toBeInTheDocument();
    expect(sent).toEqual([]);
  });

  it('asks for the end of an embedding', async () => {
    await proposeDana();
    await userEvent.click(screen.getByRole('radio', { name: /^Embed/ }));
    expect(
      await screen.findByRole('textbox', { name: /When is it done/ }),
    ).toBeInTheDocument();
  });

  it('helps to choose by the numbers', async () => {
    await proposeDana({
      '/recommendation': {
        body: {
          pattern: 'rituals',
          warnings: ['One ops person is a single point of failure.'],
          suggestions: ['Hold rituals with the other 4.'],
        },
      },
    });
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Not sure which? Let the numbers help',
      }),
    );
    await screen.findByText('Hold rituals with the other 4.');
    await userEvent.click(screen.getByRole('button', { name: 'Use Rituals' }));
    expect(screen.getByRole('radio', { name: /^Rituals/ })).toBeChecked();
  });
});

describe('SelfRunDialog', () => {
  it('needs a reason, and is sent without a person', async () => {
    const { sent } = renderOnEntityPage(<LiaisonCard />, {
      entityRef: PAYMENTS,
      answers: {
        [SUMMARY]: { body: exampleSummary({ coverage: NO_COVERAGE }) },
        'POST /assignments': {
          body: exampleAssignment({
            liaisonRef: undefined,
            pattern: 'self-run',
            scopeRef: PAYMENTS,
            scopeTitle: 'Payments API',
          }),
        },
      },
      entities: CATALOG,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run it ourselves' }),
    );
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', {
      name: 'Run it ourselves',
    });
    await userEvent.click(send);
    await within(dialog).findByText('Say why, in a few words.');
    expect(sent).toEqual([]);
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Why the team runs it/ }),
      'Runs on the managed platform.',
    );
    await userEvent.click(send);
    await screen.findByText('The team runs Payments API itself');
    expect(sent.map(({ body }) => body)).toEqual([
      {
        scopeRef: PAYMENTS,
        pattern: 'self-run',
        purpose: 'Runs on the managed platform.',
        startsOn: '2026-11-21',
        timeZone: 'UTC',
      },
    ]);
  });
});
