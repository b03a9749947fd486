import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSloTemplate } from '@tandem/backstage-plugin-tandem-common';
import { PAYMENTS } from '../../__testUtils__/deliveryExamples';
import type { Answers } from '../../__testUtils__/fakeBackend';
import { renderOnEntityPage } from '../../__testUtils__/renderOnEntityPage';
import { HEALTHY, NO_DATA } from '../../__testUtils__/sloExamples';
import { wordsOf } from '../../__testUtils__/wordsOf';
import type { NewSloRights } from '../sloRights';
import { ImportDialog } from './ImportDialog';

const GOOD = openSloTemplate({
  name: 'checkout',
  entityRef: PAYMENTS,
  kind: 'availability',
});
/** The target as a percentage in the field for a ratio. */
const BAD = GOOD.replace('target: 0.999', 'target: 99.9');
const BAD_LINE = BAD.split('\n').findIndex(line => /target: 99/.test(line)) + 1;

const resultsOf = (...documents: { status: string; errors?: object[] }[]) => ({
  results: documents.map(({ status, errors = [] }, index) => ({
    line: index * 20 + 1,
    kind: 'SLO',
    name: index ? `checkout-${index}` : 'checkout',
    status,
    errors,
    warnings: [],
  })),
});
const result = (status: string, errors: object[] = []) => ({
  body: resultsOf({ status, errors }),
});
const CLASH = {
  path: 'metadata.name',
  line: 5,
  column: 9,
  message: 'was changed in the interface since',
};

function renderDialog(answers: Answers = {}, rights: NewSloRights = {}) {
  const onClose = jest.fn();
  const backend = renderOnEntityPage(
    <ImportDialog entityRef={PAYMENTS} rights={rights} onClose={onClose} />,
    {
      entityRef: PAYMENTS,
      answers: {
        '/slos/preview': { body: { status: NO_DATA, alerts: [] } },
        '/slos/import': result('created'),
        ...answers,
      },
    },
  );
  return { ...backend, onClose };
}

async function open(text: string) {
  const file = new File([text], 'slo.yaml', { type: 'text/yaml' });
  await userEvent.upload(await screen.findByLabelText('Open a file'), file);
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('ImportDialog', () => {
  it('leads from a mistake at its line to a saved SLO', async () => {
    const { sent, requests, onClose } = renderDialog();
    await open(BAD);
    const mistakes = await screen.findByRole('list', {
      name: 'To mend before it can be saved',
    });
    expect(within(mistakes).getByRole('listitem')).toHaveTextContent(
      new RegExp(`^line ${BAD_LINE}: .*target.*0\\.999`),
    );
    expect(screen.getByRole('button', { name: 'Check' })).toBeDisabled();

    await open(GOOD);
    await press('Replace it');
    expect(
      await screen.findByText('1 document reads well.'),
    ).toBeInTheDocument();
    await press('Check');
    const results = await screen.findByRole('list', {
      name: 'What saving would do',
    });
    expect(wordsOf(results)).toBe('newSLO checkoutline 1');
    const save = screen.getByRole('button', { name: 'Save 1 document' });
    // A double click comes before anything is drawn anew.
    fireEvent.click(save);
    fireEvent.click(save);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const imports = requests.filter(({ pathname }) =>
      pathname.endsWith('/slos/import'),
    );
    expect(imports.map(({ search }) => search)).toEqual([
      '?state=published&overwrite=false&dryRun=true',
      '?state=published&overwrite=false',
    ]);
    expect(sent.at(-1)).toEqual({ request: 'POST /slos/import', body: GOOD });
  });

  it('has to be checked again after a change', async () => {
    renderDialog();
    await open(GOOD);
    await press('Check');
    expect(
      await screen.findByRole('button', { name: 'Save 1 document' }),
    ).toBeEnabled();
    await userEvent.click(
      screen.getByRole('radio', { name: /^Keep as draft/ }),
    );
    expect(screen.getByRole('button', { name: 'Check' })).toBeEnabled();
  });

  it('leaves publishing to those who may, and says who that is', async () => {
    const { requests } = renderDialog({}, { allowedSloStates: ['draft'] });
    expect(
      await screen.findByRole('radio', { name: /^Publish/ }),
    ).toBeDisabled();
    expect(screen.getByRole('radio', { name: /^Keep as draft/ })).toBeChecked();
    expect(
      screen.getByText(/Usually the team that owns the service publishes them/),
    ).toBeInTheDocument();
    await open(GOOD);
    await press('Check');
    await screen.findByRole('button', { name: 'Save 1 document' });
    expect(requests.at(-1)!.searchParams.get('state')).toBe('draft');
  });

  it('shows what only the server knows at its line, and can take over', async () => {
    const { requests } = renderDialog({
      '/slos/import': query =>
        query.get('overwrite') === 'true'
          ? result('updated')
          : result('invalid', [CLASH]),
    });
    await open(GOOD);
    await press('Check');
    expect(
      await screen.findByText(/was changed in the interface since/),
    ).toHaveTextContent(/^line 5: metadata\.name/);
    await userEvent.click(screen.getByRole('checkbox', { name: /^Take over/ }));
    await press('Check');
    expect(
      await screen.findByRole('button', { name: 'Save 1 document' }),
    ).toBeEnabled();
    expect(requests.at(-1)!.searchParams.get('overwrite')).toBe('true');
  });

  it('begins with a template of the very service', async () => {
    renderDialog();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Latency' }),
    );
    expect(
      await screen.findByText('1 document reads well.'),
    ).toBeInTheDocument();
    const text = await screen.findByRole('textbox', {
      name: 'OpenSLO document',
    });
    expect(text).toHaveTextContent('name: payments-latency');
    expect(text).toHaveTextContent(`service: ${PAYMENTS}`);
  });

  it('says what the last window would have brought', async () => {
    const page = {
      severity: 'page',
      long: '1h',
      short: '5m',
      startedAt: '2026-11-17T13:05:00Z',
    };
    renderDialog({
      '/slos/preview': {
        body: {
          status: {
            ...HEALTHY,
            budget: { ...HEALTHY.budget, consumed: 1.4, remainingRatio: -0.4 },
          },
          alerts: [page, page, { ...page, severity: 'ticket' }],
        },
      },
    });
    await open(GOOD);
    const effect = await screen.findByText(/^With this target/);
    expect(wordsOf(effect)).toBe(
      'With this target 140 % of the budget would be spent, with 2 pages and 1 ticket.',
    );
  });

  it('keeps what was typed when saving fails', async () => {
    const { onClose } = renderDialog({
      '/slos/import': query =>
        query.get('dryRun')
          ? result('created')
          : { status: 503, message: 'the database is away' },
    });
    await open(GOOD);
    await press('Check');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save 1 document' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'That could not be savedthe database is away',
    );
    expect(
      screen.getByRole('textbox', { name: 'OpenSLO document' }),
    ).toHaveTextContent('name: checkout');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('stays with what became invalid since the check', async () => {
    const { onClose } = renderDialog({
      '/slos/import': query =>
        query.get('dryRun')
          ? result('updated')
          : {
              status: 400,
              message: CLASH.message,
              details: resultsOf({ status: 'invalid', errors: [CLASH] }),
            },
    });
    await open(GOOD);
    await press('Check');
    await press('Save 1 document');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '1 document was not saved',
    );
    expect(screen.getByText(/was changed in the interface/)).toHaveTextContent(
      /^line 5: metadata\.name/,
    );
    expect(screen.queryByText(/SLOs? saved/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('textbox', { name: 'OpenSLO document' }),
    ).toHaveTextContent('name: checkout');
    expect(screen.getByRole('button', { name: 'Check' })).toBeEnabled();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('tells what was saved from what was not', async () => {
    const { onClose } = renderDialog({
      '/slos/import': query => ({
        body: resultsOf(
          { status: 'created' },
          query.get('dryRun')
            ? { status: 'updated' }
            : { status: 'invalid', errors: [CLASH] },
          { status: 'unchanged' },
        ),
      }),
    });
    await open(GOOD);
    await press('Check');
    await press('Save 2 documents');
    const outcomes = await screen.findByRole('list', {
      name: 'What saving did',
    });
    expect(within(outcomes).getAllByRole('listitem').map(wordsOf)).toEqual([
      'newSLO checkoutline 1',
      'to mendSLO checkout-1line 21',
      'unchangedSLO checkout-2line 41',
    ]);
    expect(await screen.findByText('1 SLO saved.')).toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('counts what was saved, not what was so already', async () => {
    const { onClose } = renderDialog({
      '/slos/import': {
        body: resultsOf(
          { status: 'created' },
          { status: 'unchanged' },
          { status: 'updated' },
        ),
      },
    });
    await open(GOOD);
    await press('Check');
    await press('Save 2 documents');
    expect(await screen.findByText('2 SLOs saved.')).toBeInTheDocument();
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  });

  it('asks before Escape throws away what was typed', async () => {
    const { onClose } = renderDialog();
    await open(GOOD);
    await screen.findByText('1 document reads well.');
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Leave without saving?',
    );
    await press('Keep writing');
    expect(onClose).not.toHaveBeenCalled();
    await press('Cancel');
    await press('Leave');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes at once when nothing was typed', async () => {
    const { onClose } = renderDialog();
    await screen.findByRole('textbox', { name: 'OpenSLO document' });
    await press('Cancel');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
