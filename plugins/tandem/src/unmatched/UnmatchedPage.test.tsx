import type {
  ReferenceMapping,
  UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PAYMENTS } from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { CATALOG, DANA } from '../__testUtils__/liaisonExamples';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { UnmatchedPage } from './UnmatchedPage';

const FOREIGN = 'component:default/payments-service';
const CART = 'component:default/cart';

const WAITING: UnmatchedReference = {
  entityRef: FOREIGN,
  reason: `The catalog has no ${FOREIGN} yet. It is counted as soon as the entity is registered, or mapped to a service, or named in the annotation tandem.dev/aliases of one.`,
  deployments: 14,
  incidents: 2,
  sources: ['ci', 'on-call'],
  firstReceivedAt: '2026-10-22T09:40:00.000Z',
  lastReceivedAt: '2026-11-21T07:40:00.000Z',
  suggestion: { entityRef: PAYMENTS, title: 'Payments API' },
};

const ALONE: UnmatchedReference = {
  ...WAITING,
  entityRef: 'component:default/basket',
  deployments: 1,
  incidents: 0,
  suggestion: undefined,
};

const MAPPED: ReferenceMapping = {
  from: 'component:default/pay',
  to: PAYMENTS,
  toTitle: 'Payments API',
  mappedBy: DANA,
  mappedAt: '2026-11-20T09:40:00.000Z',
};

const DECLARED: ReferenceMapping = {
  from: 'component:default/kasse',
  to: CART,
};

const MAPPINGS = '/unmatched/mappings';
const REFERENCES = '/unmatched/references';

function renderPage(answers: Answers = {}) {
  return renderOnEntityPage(<UnmatchedPage />, {
    entityRef: PAYMENTS,
    entities: CATALOG,
    answers: Object.assign(answers, {
      [REFERENCES]: answers[REFERENCES] ?? {
        body: { items: [WAITING, ALONE], totalItems: 2 },
      },
      [MAPPINGS]: answers[MAPPINGS] ?? {
        body: { items: [DECLARED, MAPPED], totalItems: 2 },
      },
      '/fleet/services': answers['/fleet/services'] ?? {
        body: { items: [{ entityRef: CART, title: 'Cart' }] },
      },
    }),
  });
}

async function openDialog(name: string) {
  await userEvent.click(
    await screen.findByRole('button', {
      name: `Map to a service…: ${name}`,
    }),
  );
  return screen.findByRole('dialog', { name: `Map ${name} to a service` });
}

beforeEach(() => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-21T09:40:00Z'),
    advanceTimers: true,
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('what waits for a service', () => {
  it('is told by name: what, from where, since when and why', async () => {
    renderPage();
    const table = await screen.findByRole('grid', {
      name: 'Without a service',
    });
    const [, row] = within(table).getAllByRole('row');
    const cells = [
      ...within(row).getAllByRole('rowheader'),
      ...within(row).getAllByRole('gridcell'),
    ];
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      `payments-service${FOREIGN}`,
      '14 deployments, 2 incidents',
      'ci, on-call',
      '2 hours ago, first 30 days ago',
      'The catalog has no payments-service yet.',
      'Map to a service…',
    ]);
    expect(screen.getByText('2 names')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Unmatched' }));
    expect(
      await screen.findByRole('dialog', { name: 'Unmatched' }),
    ).toHaveTextContent('under a name the catalog does not know');
  });

  it('shows older names on demand', async () => {
    renderPage({
      [REFERENCES]: query =>
        query.get('cursor')
          ? { body: { items: [ALONE] } }
          : { body: { items: [WAITING], nextCursor: 'older' } },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older' }),
    );
    expect(await screen.findByText('basket')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show older' }),
    ).not.toBeInTheDocument();
  });

  it('is nothing to worry about where every event found its service', async () => {
    renderPage({
      [REFERENCES]: { body: { items: [], totalItems: 0 } },
      [MAPPINGS]: { body: { items: [], totalItems: 0 } },
    });
    expect(
      await screen.findByText('Every event found its service'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('No name is mapped yet'),
    ).toBeInTheDocument();
  });

  it('can be asked for again after an error, while the rest of the page lives', async () => {
    const answers: Answers = {
      [REFERENCES]: { status: 400, message: 'cursor: unknown' },
    };
    renderPage(answers);
    expect(await screen.findByText('cursor: unknown')).toBeInTheDocument();
    await screen.findByRole('grid', { name: 'Mapped' });
    answers[REFERENCES] = { body: { items: [ALONE] } };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('basket')).toBeInTheDocument();
  });

  it('says who may see it where the viewer may not', async () => {
    renderPage({ [REFERENCES]: { status: 403, message: 'no' } });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

describe('mapping a name', () => {
  it('fills in the service that looks alike, says what happens, and does it once', async () => {
    const answers: Answers = {};
    const { sent } = renderPage(answers);
    const dialog = await openDialog('payments-service');
    expect(
      within(dialog).getByRole('combobox', { name: 'Which service is it?' }),
    ).toHaveValue('Payments API');
    expect(
      within(dialog).getByText(/^Payments API looks alike/),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(
        '14 deployments and 2 incidents count for Payments API from now on, and so does what still comes under this name. This cannot be taken apart again.',
      ),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(`tandem.dev/aliases: ${FOREIGN}`),
    ).toBeInTheDocument();
    answers[`POST ${MAPPINGS}`] = {
      body: { ...MAPPED, from: FOREIGN, deployments: 14, incidents: 2 },
    };
    answers[REFERENCES] = { body: { items: [ALONE], totalItems: 1 } };
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Map' }),
    );
    expect(
      await screen.findByText(
        '14 deployments and 2 incidents count for Payments API now',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open Payments API' }),
    ).toHaveAttribute('href', '/catalog/default/component/payments');
    await waitFor(() =>
      expect(screen.queryByText('payments-service')).not.toBeInTheDocument(),
    );
    expect(sent).toEqual([
      {
        request: `POST ${MAPPINGS}`,
        body: { from: FOREIGN, to: PAYMENTS },
      },
    ]);
  });

  it('keeps the focus in its place after the last name', async () => {
    const answers: Answers = {
      [REFERENCES]: { body: { items: [WAITING], totalItems: 1 } },
      [`POST ${MAPPINGS}`]: {
        body: { ...MAPPED, from: FOREIGN, deployments: 14, incidents: 2 },
      },
    };
    renderPage(answers);
    const dialog = await openDialog('payments-service');
    answers[REFERENCES] = { body: { items: [], totalItems: 0 } };
    await userEvent.click(within(dialog).getByRole('button', { name: 'Map' }));
    const empty = await screen.findByText('Every event found its service');
    await waitFor(() => expect(document.activeElement).toContainElement(empty));
    expect(document.body).not.toHaveFocus();
  });

  it('asks for a service where none looks alike, and finds it by its name', async () => {
    const { requests, sent } = renderPage({
      [`POST ${MAPPINGS}`]: { never: true },
    });
    const dialog = await openDialog('basket');
    const map = within(dialog).getByRole('button', { name: 'Map' });
    await userEvent.click(map);
    expect(
      await within(dialog).findByText('Choose a service.'),
    ).toBeInTheDocument();
    expect(sent).toEqual([]);
    await userEvent.type(
      within(dialog).getByRole('combobox', { name: 'Which service is it?' }),
      'car',
    );
    await userEvent.click(await screen.findByRole('option', { name: /Cart/ }));
    expect(
      within(dialog).getByText(/^1 deployment counts for Cart from now on/),
    ).toBeInTheDocument();
    await userEvent.click(map);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].body).toEqual({ from: ALONE.entityRef, to: CART });
    const searched = requests.filter(url => url.pathname.endsWith('services'));
    expect(searched.map(url => url.searchParams.get('search'))).toContain(
      'car',
    );
  });

  it('says why it was refused, and keeps what was chosen', async () => {
    renderPage({
      [`POST ${MAPPINGS}`]: {
        status: 409,
        message: `from: ${FOREIGN} means component:default/cart already; delete that mapping first`,
      },
    });
    const dialog = await openDialog('payments-service');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Map' }));
    const alert = await within(dialog).findByText('It was not mapped');
    expect(alert.closest('[role=alert]')).toHaveTextContent(
      'payments-service means cart already; delete that mapping first',
    );
    expect(within(dialog).getByRole('combobox')).toHaveValue('Payments API');
  });
});

describe('what is mapped', () => {
  it('tells who said so and when, or that the catalog does', async () => {
    renderPage();
    const table = await screen.findByRole('grid', { name: 'Mapped' });
    const [, declared, mapped] = within(table).getAllByRole('row');
    expect(declared).toHaveTextContent('declared in the catalog');
    expect(within(declared).queryByRole('button')).not.toBeInTheDocument();
    await waitFor(() => expect(mapped).toHaveTextContent('dana, 1 day ago'));
    expect(
      within(mapped).getByRole('link', { name: 'Payments API' }),
    ).toHaveAttribute('href', '/catalog/default/component/payments');
  });

  it('is forgotten for what is still to come, after a question', async () => {
    const { requests, sent } = renderPage({
      [`DELETE ${MAPPINGS}`]: { body: {} },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Forget…: pay' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Forget what pay means?',
    });
    expect(dialog).toHaveTextContent('What Payments API got so far stays');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Forget' }),
    );
    expect(
      await screen.findByText('pay means no service any more'),
    ).toBeInTheDocument();
    expect(sent.map(({ request }) => request)).toEqual([`DELETE ${MAPPINGS}`]);
    const [asked] = requests.filter(url => url.searchParams.has('from'));
    expect(asked.searchParams.get('from')).toBe(MAPPED.from);
  });
});
