import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { exampleProposal } from '../__testUtils__/attentionExamples';
import { PAYMENTS } from '../__testUtils__/deliveryExamples';
import type { Answers } from '../__testUtils__/fakeBackend';
import { exampleEntry } from '../__testUtils__/historyExamples';
import {
  CATALOG,
  DANA,
  exampleAssignment,
  OMAR,
} from '../__testUtils__/liaisonExamples';
import { renderOnEntityPage } from '../__testUtils__/renderOnEntityPage';
import { exampleSlo } from '../__testUtils__/sloExamples';
import { AcceptAll } from '../attention/AcceptAll';
import { proposalBatches } from '../attention/proposalBatches';
import { SloActions } from '../slo/SloActions';
import { ChangesSection } from './ChangesSection';

async function openSection(history: Answers[string]) {
  const backend = renderOnEntityPage(<ChangesSection entityRef={PAYMENTS} />, {
    entityRef: PAYMENTS,
    entities: CATALOG,
    answers: { '/history': history },
  });
  const open = await screen.findByRole('button', { name: 'Show changes' });
  expect(backend.requests).toEqual([]);
  await userEvent.click(open);
  return backend;
}

const rows = async () =>
  within(await screen.findByRole('list', { name: 'Changes' })).findAllByRole(
    'listitem',
  );

beforeEach(() => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-21T09:40:00Z'),
    advanceTimers: true,
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('ChangesSection', () => {
  it('says who changed what, when and why, once somebody gets there', async () => {
    const { requests } = await openSection({
      body: { items: [exampleEntry()] },
    });

    const [row] = await rows();
    expect(
      await within(row).findByText('dana changed the SLO Payments answer'),
    ).toBeInTheDocument();
    expect(row).toHaveTextContent('5 minutes ago');
    expect(row).toHaveTextContent('Because: Agreed with the shop');
    expect(requests.map(({ search }) => search)).toEqual([
      `?entityRef=${encodeURIComponent(PAYMENTS)}&limit=10`,
    ]);
  });

  it('shows each field before and after on demand', async () => {
    await openSection({
      body: {
        items: [
          exampleEntry({
            subject: {
              kind: 'assignment',
              id: '3',
              title: `${DANA} as deputy`,
            },
            changes: [
              { field: 'allocation', before: 20, after: 10 },
              { field: 'liaisonRef', before: OMAR, after: DANA },
              { field: 'purpose', after: 'x'.repeat(500) },
            ],
          }),
        ],
      },
    });

    const button = await screen.findByRole('button', {
      name: 'What changed: dana changed dana as deputy',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);

    const row = (name: string) => screen.getByRole('row', { name });
    expect(row('Share of the week, % 20 10')).toBeInTheDocument();
    expect(row('Person omar dana')).toBeInTheDocument();
    expect(row(`Purpose nothing ${'x'.repeat(120)}…`)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
    expect(screen.queryByRole('row')).not.toBeInTheDocument();
  });

  it('shows something new by its values alone, a document as people write it', async () => {
    await openSection({
      body: {
        items: [
          exampleEntry({
            action: 'create',
            changes: [
              { field: 'state', after: 'draft' },
              { field: 'document', after: { kind: 'SLO', spec: { op: 'lt' } } },
              { field: 'responsibilities', after: ['on-call', 'releases'] },
            ],
          }),
        ],
      },
    });

    await userEvent.click(
      await screen.findByRole('button', { name: /^What changed/ }),
    );

    const table = within(screen.getByRole('table'));
    expect(
      table.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual(['Field', 'Value']);
    expect(table.getByLabelText('the value')).toHaveTextContent(
      'kind: SLO spec: op: lt',
    );
    expect(
      table.getByRole('row', { name: 'Responsibilities on-call, releases' }),
    ).toBeInTheDocument();
  });

  it('calls tokens as they call themselves, and unknown actions by their name', async () => {
    await openSection({
      body: {
        items: [
          exampleEntry({
            by: 'external:pipelines',
            action: 'defrost',
            reason: undefined,
            changes: [],
          }),
        ],
      },
    });

    const [row] = await rows();
    expect(row).toHaveTextContent('pipelines: defrost, SLO Payments answer');
    expect(within(row).queryByRole('button')).not.toBeInTheDocument();
  });

  it('shows older changes on demand', async () => {
    await openSection(query =>
      query.get('cursor')
        ? { body: { items: [exampleEntry({ id: '0', action: 'create' })] } }
        : { body: { items: [exampleEntry()], nextCursor: 'older' } },
    );

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older' }),
    );

    expect(
      await screen.findByText(/wrote the SLO Payments answer/),
    ).toBeInTheDocument();
    expect(await rows()).toHaveLength(2);
    expect(
      screen.queryByRole('button', { name: 'Show older' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    [
      'an SLO',
      'Publish',
      <SloActions
        slo={exampleSlo('checkout', { state: 'draft' })}
        onEdit={() => {}}
        onArchived={() => {}}
      />,
    ],
    [
      'who helps',
      'Accept all 2',
      <AcceptAll
        batches={proposalBatches(
          [exampleProposal('p1', 'Search'), exampleProposal('p2', 'Media')],
          DANA,
        )}
      />,
    ],
  ])('shows at once what its reader changed of %s', async (_, button, part) => {
    const entry = exampleEntry();
    let items = [entry];
    renderOnEntityPage(
      <>
        <ChangesSection entityRef={PAYMENTS} />
        {part}
      </>,
      {
        entityRef: PAYMENTS,
        entities: CATALOG,
        answers: {
          '/history': () => ({ body: { items } }),
          'PUT /slos/checkout': { body: exampleSlo('checkout') },
          'POST /assignments/p1/accept': { body: exampleAssignment() },
          'POST /assignments/p2/accept': { body: exampleAssignment() },
        },
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show changes' }),
    );
    expect(await rows()).toHaveLength(1);
    items = [exampleEntry({ id: '2' }), entry];
    await userEvent.click(screen.getByRole('button', { name: button }));
    await waitFor(async () => expect(await rows()).toHaveLength(2));
  });

  it('says what will be kept where nothing changed yet', async () => {
    await openSection({ body: { items: [] } });

    expect(await screen.findByText('No changes yet')).toBeInTheDocument();
  });

  it('waits visibly', async () => {
    await openSection({ never: true });

    expect(
      await screen.findByRole('status', { name: 'Loading the changes' }),
    ).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    const answers = [
      { status: 500, message: 'the database is away' },
      { body: { items: [exampleEntry()] } },
    ];
    await openSection(() => answers.shift()!);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(1);
  });

  it('says which right is missing, and who has it', async () => {
    await openSection({
      status: 403,
      message:
        'You may not see the catalog (permission catalog.entity.read). Usually may: whoever may see its entities',
    });

    const notice = await screen.findByText('You may not see this');
    expect(notice).toBeInTheDocument();
    expect(screen.getByText(/Usually may: whoever/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
