import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AssignmentBatchResult } from '@tandem/backstage-plugin-tandem-common';
import type { Answers } from '../../__testUtils__/fakeBackend';
import { exampleService, NOBODY } from '../../__testUtils__/fleetExamples';
import { CATALOG, DANA, OMAR, TEAM } from '../../__testUtils__/liaisonExamples';
import { fleetOf, renderFleet } from '../../__testUtils__/renderFleet';
import { renderOnPage } from '../../__testUtils__/renderOnPage';
import { wordsOf } from '../../__testUtils__/wordsOf';
import { LiaisonForMany } from './LiaisonForMany';

const SEARCH_TEAM = 'group:default/team-search';
const SERVICES = [
  exampleService('payments', { coverage: NOBODY }),
  exampleService('refunds', { coverage: NOBODY }),
  exampleService('search-index', {
    ownerRef: SEARCH_TEAM,
    ownerTitle: 'Search',
    coverage: NOBODY,
  }),
];
const BATCH = 'POST /assignments/batch';

interface Sent {
  key?: string;
  scopeRefs: string[];
  terms: Record<string, unknown>;
}

const ORPHAN = exampleService('invoice-export', {
  ownerRef: undefined,
  ownerTitle: undefined,
  isOwned: false,
  coverage: NOBODY,
});

/** Answers a batch: what `refused` names cannot be, everything else can. */
function batches(
  refused: Record<string, AssignmentBatchResult['error']> = {},
): Answers[string] {
  return (_, sent) => ({
    body: {
      results: (sent as Sent).scopeRefs.map((scopeRef, index) => ({
        index,
        scopeRef,
        status: refused[scopeRef] ? 'rejected' : 'created',
        warnings: [],
        error: refused[scopeRef],
      })),
    },
  });
}

/** Opens the dialog for services. */
async function openFor(services = SERVICES, parts: Answers = {}) {
  const answers = fleetOf(services, { [BATCH]: batches(), ...parts });
  const onClose = jest.fn();
  const backend = renderOnPage(
    <LiaisonForMany services={services} onDone={() => {}} onClose={onClose} />,
    { address: '/tandem/fleet', answers, entities: CATALOG },
  );
  const dialog = await screen.findByRole('dialog');
  const sent = () => backend.sent.map(({ body }) => body as unknown as Sent);
  return {
    ...backend,
    answers,
    onClose,
    dialog: within(dialog),
    batches: sent,
  };
}

async function checkForDana() {
  const person = screen.getByRole('combobox', { name: 'Person' });
  await userEvent.type(person, 'dan');
  await userEvent.click(
    await screen.findByRole('option', { name: /Dana Kim/ }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
}

const rows = async () => {
  const list = await screen.findByRole('list', { name: 'What would happen' });
  return within(list).getAllByRole('listitem').map(wordsOf);
};

beforeEach(() => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-21T09:40:00Z'),
    advanceTimers: true,
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('AssignDialog', () => {
  it('asks once for the teams behind the services, after telling what would happen', async () => {
    const answers = fleetOf(SERVICES, { [BATCH]: batches() });
    const { requests, sent } = renderFleet(answers);
    await screen.findByRole('row', { name: 'payments' });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all' }));
    await userEvent.click(
      screen.getByRole('button', { name: 'Assign liaison to 3…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('radio', { name: /Their 2 teams: Payments, Search/ }),
    ).toBeChecked();
    expect(
      dialog.getByText('2 × 20 % = 40 % of their week.'),
    ).toBeInTheDocument();
    await checkForDana();
    expect(await rows()).toEqual([
      'Paymentswould be asked',
      'Searchwould be asked',
    ]);
    expect(dialog.getByText(/covered once dana accepts/)).toBeInTheDocument();
    const listed = requests.length;
    await userEvent.click(
      dialog.getByRole('button', { name: 'Propose to dana' }),
    );
    expect(
      await screen.findByText(
        'dana is asked for 2 teams. Covered once they accept.',
      ),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      screen.queryByRole('region', { name: 'Selected services' }),
    ).not.toBeInTheDocument();
    const batch = {
      scopeRefs: [TEAM, SEARCH_TEAM],
      terms: {
        liaisonRef: DANA,
        role: 'primary',
        pattern: 'liaison',
        allocation: 20,
        startsOn: '2026-11-21',
        timeZone: 'UTC',
      },
    };
    const key = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(sent.map(({ body }) => body)).toEqual([batch, { ...batch, key }]);
    await waitFor(() =>
      expect(
        requests
          .slice(listed)
          .some(({ pathname }) => pathname.endsWith('/fleet/services')),
      ).toBe(true),
    );
  });

  it('can be sent over plain HTTP, where browsers make no UUIDs', async () => {
    jest.spyOn(crypto, 'randomUUID').mockImplementation(() => {
      throw new TypeError('crypto.randomUUID is not a function');
    });
    const { batches: sent, dialog } = await openFor();
    await checkForDana();
    await rows();
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Propose to dana' }),
    );
    await waitFor(() => expect(sent().at(-1)?.key).toMatch(/^[0-9a-f]{32}$/));
  });

  it('is sent once, however often it is pressed', async () => {
    const { answers, batches: sent, dialog } = await openFor();
    await checkForDana();
    await rows();
    answers[BATCH] = { never: true };
    await userEvent.dblClick(
      await dialog.findByRole('button', { name: 'Propose to dana' }),
    );
    expect(sent().filter(({ key }) => key)).toHaveLength(1);
  });

  it('says why some are not possible, leaves them out and asks for the others', async () => {
    const { dialog, batches: sent } = await openFor(SERVICES, {
      [BATCH]: batches({
        [TEAM]: {
          message: 'taken',
          liaisonRef: OMAR,
          handoverOn: '2027-01-01',
        },
        [SEARCH_TEAM]: {
          message: 'too much',
          days: [{ from: '2026-12-01', to: '2026-12-24', allocation: 120 }],
        },
      }),
    });
    await userEvent.click(
      dialog.getByRole('radio', { name: /Only these 3 services/ }),
    );
    expect(
      dialog.getByText('3 × 20 % = 60 % of their week.'),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('radio', { name: /Their 2 teams/ }));
    await checkForDana();
    expect(await rows()).toEqual([
      'Paymentsnot possibleomar holds this place; it is free from Jan 1, 2027. Start then, or ask for a deputy or shadow instead.',
      'Searchnot possibleMore than 100 % of dana’s time: 120 % from Dec 1 to Dec 24. A smaller part would fit, or leave others out.',
    ]);
    expect(
      dialog.getByRole('button', { name: 'Propose to dana' }),
    ).toBeDisabled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Change the terms' }),
    );
    expect(dialog.getByRole('combobox', { name: 'Person' })).toHaveValue(
      'Dana Kim',
    );
    expect(sent().every(({ key }) => key === undefined)).toBe(true);
  });

  it('keeps the focus inside when one step replaces the other, so that Escape closes it', async () => {
    const { dialog, onClose } = await openFor();
    const step = () =>
      screen.getByRole('dialog').contains(document.activeElement);
    await checkForDana();
    await rows();
    expect(step()).toBe(true);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Change the terms' }),
    );
    expect(step()).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
  });

  it('says once what is worth knowing of all, with names and readable dates', async () => {
    const busy = `${DANA} helps 6 teams from 2026-12-01.`;
    const own = `${DANA} belongs to ${SEARCH_TEAM}.`;
    const { dialog } = await openFor(SERVICES, {
      [BATCH]: (_, sent) => ({
        body: {
          results: (sent as Sent).scopeRefs.map((scopeRef, index) => ({
            index,
            scopeRef,
            status: 'created',
            warnings: scopeRef === SEARCH_TEAM ? [busy, own] : [busy],
          })),
        },
      }),
    });
    await checkForDana();
    expect(await rows()).toEqual([
      'Paymentswould be asked',
      'Searchwould be askeddana belongs to team-search.',
    ]);
    expect(dialog.getAllByText('dana helps 6 teams from Dec 1.')).toHaveLength(
      1,
    );
  });

  it('checks anew when one is left out, and proposes only what is possible', async () => {
    const { dialog, batches: sent } = await openFor(SERVICES, {
      [BATCH]: (query, body) => {
        const { scopeRefs } = body as Sent;
        const isFull = scopeRefs.length > 2;
        const answer = batches(
          isFull ? { [scopeRefs[2]]: { message: 'too much' } } : {},
        );
        return typeof answer === 'function' ? answer(query, body) : answer;
      },
    });
    await userEvent.click(
      dialog.getByRole('radio', { name: /Only these 3 services/ }),
    );
    await checkForDana();
    expect(
      await dialog.findByRole('button', {
        name: 'Propose 2 of 3 to dana',
      }),
    ).toBeEnabled();
    await userEvent.click(dialog.getByRole('checkbox', { name: 'payments' }));
    const propose = await dialog.findByRole('button', {
      name: 'Propose to dana',
    });
    await waitFor(() => expect(propose).toBeEnabled());
    await userEvent.click(propose);
    expect(
      await screen.findByText(/is asked for 2 services/),
    ).toBeInTheDocument();
    expect(sent().pop()?.scopeRefs).toEqual([
      'component:default/refunds',
      'component:default/search-index',
    ]);
  });

  it('tells what was done and what not where someone was faster', async () => {
    const { answers, dialog } = await openFor();
    await checkForDana();
    await rows();
    answers[BATCH] = batches({
      [SEARCH_TEAM]: { message: 'taken', liaisonRef: OMAR },
    });
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Propose to dana' }),
    );
    expect(
      await dialog.findByText('dana is asked for 1 of 2'),
    ).toBeInTheDocument();
    expect(await rows()).toEqual([
      'Paymentsasked',
      expect.stringContaining('Searchnot askedomar holds this place'),
    ]);
  });

  it('sends the same key again after an answer was lost', async () => {
    const { answers, batches: sent, dialog } = await openFor();
    await checkForDana();
    await rows();
    answers[BATCH] = { status: 502, message: 'Bad Gateway' };
    const propose = await dialog.findByRole('button', {
      name: 'Propose to dana',
    });
    await userEvent.click(propose);
    expect(await dialog.findByText('Bad Gateway')).toBeInTheDocument();
    await userEvent.click(propose);
    await waitFor(() => expect(sent()).toHaveLength(3));
    expect(sent()[2].key).toBe(sent()[1].key);
  });

  it.each([
    [20, 1],
    [21, 0],
  ])(
    'looks for the other services of up to 20 teams: %i',
    async (count, asked) => {
      const services = Array.from({ length: count }, (_, n) =>
        exampleService(`service-${n}`, {
          ownerRef: `group:default/g${n}`,
          ownerTitle: `Team ${n}`,
          coverage: NOBODY,
        }),
      );
      const { requests } = await openFor(services, {
        '/fleet/services': { body: { items: [], totalItems: count + 7 } },
      });
      const teams = await screen.findByRole('radio', {
        name: /^Their 2\d teams/,
      });
      await waitFor(() =>
        expect(
          /7 more services of theirs/.test(wordsOf(teams.closest('label')!)),
        ).toBe(asked > 0),
      );
      expect(
        requests.filter(({ pathname }) => pathname.endsWith('/fleet/services')),
      ).toHaveLength(asked);
    },
  );

  it('says that a service without a team is left out, and can take it in alone', async () => {
    const { dialog } = await openFor([SERVICES[0], ORPHAN]);
    expect(
      dialog.getByText(/invoice-export has no owner team and is left out/),
    ).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('radio', { name: /Only these 2 services/ }),
    );
    expect(dialog.queryByText(/is left out/)).not.toBeInTheDocument();
  });
});
