import {
  assignmentCreatePermission,
  sloCreatePermission,
  sloUpdatePermission,
  type ProposalKind,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EMPTY_SUMMARY,
  exampleSummary,
  NO_COVERAGE,
} from '../__testUtils__/deliveryExamples';
import {
  exampleAssignment,
  exampleCoverage,
} from '../__testUtils__/liaisonExamples';
import {
  answersWith,
  renderTab,
  SUMMARY,
} from '../__testUtils__/operationsTab';
import { exampleSlo } from '../__testUtils__/sloExamples';

const NO_SLO = 'You may not write SLOs for this service';
const NO_PROPOSAL = 'You may not ask for a liaison here';

const button = (name: string) => screen.queryByRole('button', { name });

describe('the page of a service, for somebody', () => {
  it('without rights says who may begin, in place of the buttons', async () => {
    renderTab(
      answersWith({
        [SUMMARY]: { body: exampleSummary({ allowed: [] }) },
      }),
    );

    // On the card, and as the next step.
    expect(await screen.findAllByText(new RegExp(NO_SLO))).toHaveLength(2);
    expect(screen.getByText(new RegExp(NO_PROPOSAL))).toBeInTheDocument();
    expect(button('Write the first SLO')).not.toBeInTheDocument();
    expect(button('Propose a liaison')).not.toBeInTheDocument();
  });

  it('with the rights offers both', async () => {
    const allowed = [sloCreatePermission.name, assignmentCreatePermission.name];
    renderTab(
      answersWith({ [SUMMARY]: { body: exampleSummary({ allowed }) } }),
    );

    expect(
      await screen.findByRole('button', { name: 'Write the first SLO' }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Propose a liaison' }).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByText(/You may not/)).not.toBeInTheDocument();
  });

  it.each<[who: string, kinds: ProposalKind[], offers: string[]]>([
    ['may offer themselves alone', ['oneself'], ['Offer to help']],
    [
      'may decide for the team',
      ['oneself', 'somebody', 'self-run'],
      ['Propose a liaison', 'Run it ourselves'],
    ],
    ['may ask, but not decide', ['somebody'], ['Propose a liaison']],
  ])('who %s is offered just that', async (_, allowedProposals, offers) => {
    const allowed = [assignmentCreatePermission.name];
    const body = exampleSummary({ allowed, allowedProposals });
    renderTab(answersWith({ [SUMMARY]: { body } }));

    await screen.findByRole('button', { name: offers[0] });
    const shown = ['Offer to help', 'Propose a liaison', 'Run it ourselves'];
    expect(shown.filter(name => button(name))).toEqual(offers);
  });

  it('of whose rights an older backend says nothing offers both too', async () => {
    renderTab(answersWith({ [SUMMARY]: { body: EMPTY_SUMMARY } }));

    expect(
      await screen.findByRole('button', { name: 'Write the first SLO' }),
    ).toBeInTheDocument();
  });

  it('who may not see a part says so in its place, and the rest lives', async () => {
    renderTab(
      answersWith({
        [SUMMARY]: {
          body: {
            allowed: [],
            hidden: ['slos', 'dora'],
            coverage: NO_COVERAGE,
          },
        },
      }),
    );

    expect(
      await screen.findByText(/SLOs are hidden from you/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Deployments and incidents are hidden/),
    ).toBeInTheDocument();
    expect(screen.getByText('No liaison yet')).toBeInTheDocument();
  });

  it('who may not see who helps is told so', async () => {
    renderTab(
      answersWith({
        [SUMMARY]: {
          body: exampleSummary({
            allowed: [],
            coverage: { ...NO_COVERAGE, covered: true, via: 'group' },
          }),
        },
      }),
    );

    expect(
      await screen.findByText(/Who helps is hidden from you/),
    ).toBeInTheDocument();
  });

  it('who may not change the assignment finds its menu, but nothing to do', async () => {
    renderTab(
      answersWith({
        [SUMMARY]: {
          body: exampleSummary({ allowed: [], coverage: exampleCoverage() }),
        },
        '/assignments/a1': { body: exampleAssignment({ allowed: [] }) },
      }),
    );

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'More about this assignment',
      }),
    );
    expect(
      await screen.findByRole('menuitem', { name: /You may not change this/ }),
    ).toBeInTheDocument();
    for (const item of screen.getAllByRole('menuitem')) {
      expect(item).toHaveAttribute('aria-disabled', 'true');
    }
  });

  /** The details of an SLO, as somebody with these rights to it finds them. */
  async function details(rights: Partial<Slo>) {
    const slo = exampleSlo('answers', rights);
    renderTab(
      answersWith({
        [SUMMARY]: { body: exampleSummary({ slos: [slo], sloCount: 1 }) },
        [`/slos/${slo.id}`]: { body: slo },
        [`/slos/${slo.id}/revisions`]: { body: { items: [] } },
      }),
      `?slo=${slo.id}`,
    );
    return within(await screen.findByRole('dialog'));
  }
  const MAY_UPDATE = [sloUpdatePermission.name];

  it('who may not change an SLO reads it, and who may', async () => {
    const dialog = await details({ allowed: [], allowedStates: [] });
    expect(
      await dialog.findByText(/You may not change this SLO/),
    ).toBeInTheDocument();
    expect(
      dialog.queryByRole('button', { name: /Edit|Archive|Back to draft/ }),
    ).not.toBeInTheDocument();
  });

  it('who may change it, but not archive it, has no button for that', async () => {
    const dialog = await details({ allowed: MAY_UPDATE });
    expect(
      await dialog.findByRole('button', { name: 'Edit' }),
    ).toBeInTheDocument();
    expect(
      dialog.queryByRole('button', { name: 'Archive' }),
    ).not.toBeInTheDocument();
  });

  it('who may edit a draft, but not publish it, is told who does', async () => {
    const dialog = await details({
      state: 'draft',
      allowed: MAY_UPDATE,
      allowedStates: ['draft'],
    });
    expect(
      await dialog.findByRole('button', { name: 'Edit' }),
    ).toBeInTheDocument();
    expect(
      dialog.queryByRole('button', { name: 'Publish' }),
    ).not.toBeInTheDocument();
    expect(
      dialog.getByText(/You may not publish this draft/),
    ).toBeInTheDocument();
  });

  it.each<[may: string, rights: Partial<Slo>]>([
    ['publish it', { allowedStates: ['draft', 'published'] }],
    ['change it, as an older backend says,', {}],
  ])('who may %s finds the button', async (_, rights) => {
    const dialog = await details({
      state: 'draft',
      allowed: MAY_UPDATE,
      ...rights,
    });
    expect(
      await dialog.findByRole('button', { name: 'Publish' }),
    ).toBeInTheDocument();
    expect(dialog.queryByText(/You may not/)).not.toBeInTheDocument();
  });
});
