import {
  assignmentCreatePermission,
  sloCreatePermission,
  sloUpdatePermission,
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

  it('who may not change an SLO reads it, and who may', async () => {
    const slo = exampleSlo('answers', { allowed: [] });
    renderTab(
      answersWith({
        [SUMMARY]: {
          body: exampleSummary({ slos: [slo], sloCount: 1, allowed: [] }),
        },
        [`/slos/${slo.id}`]: { body: slo },
        [`/slos/${slo.id}/revisions`]: { body: { items: [] } },
      }),
      `?slo=${slo.id}`,
    );

    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/You may not change this SLO/),
    ).toBeInTheDocument();
    expect(
      within(dialog).queryByRole('button', { name: /Edit|Archive/ }),
    ).not.toBeInTheDocument();
  });

  it('who may change it, but not archive it, has no button for that', async () => {
    const slo = exampleSlo('answers', { allowed: [sloUpdatePermission.name] });
    renderTab(
      answersWith({
        [SUMMARY]: { body: exampleSummary({ slos: [slo], sloCount: 1 }) },
        [`/slos/${slo.id}`]: { body: slo },
        [`/slos/${slo.id}/revisions`]: { body: { items: [] } },
      }),
      `?slo=${slo.id}`,
    );

    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByRole('button', { name: 'Edit' }),
    ).toBeInTheDocument();
    expect(
      within(dialog).queryByRole('button', { name: 'Archive' }),
    ).not.toBeInTheDocument();
  });
});
