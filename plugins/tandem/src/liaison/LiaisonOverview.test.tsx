import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ProposalKind } from '@tandem/backstage-plugin-tandem-common';
import { exampleSummary, NO_COVERAGE } from '../__testUtils__/deliveryExamples';
import {
  DANA,
  DANA_HELPS,
  exampleCoverage,
  OMAR,
  OMAR_HELPS,
} from '../__testUtils__/liaisonExamples';
import { renderCard, stopClock, SUMMARY } from './__testUtils__/renderCard';

stopClock();

describe('LiaisonCard', () => {
  it('says who helps, their time, their share, until when and via which team', async () => {
    renderCard(exampleCoverage({ until: '2027-03-31' }));
    const dana = await screen.findByRole('link', { name: 'Dana Kim' });
    expect(dana).toHaveAttribute('href', '/catalog/default/user/dana');
    expect(screen.getByText('09:40 in Lisbon').parentElement!.textContent).toBe(
      '09:40 in Lisbon · liaison, 20\u00a0% · until Mar 31, 2027',
    );
    expect(screen.getByText('10:40 in Berlin')).toBeInTheDocument();
    expect(screen.getByText(/^via/)).toHaveTextContent('via Payments');
    expect(screen.getByRole('link', { name: 'Payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-payments',
    );
  });

  it('needs one request, and leads to the channel by its name', async () => {
    const { requests } = renderCard(exampleCoverage());
    expect(
      await screen.findByRole('link', { name: /Ask in #payments-ops/ }),
    ).toHaveAttribute(
      'href',
      'https://kestrelmoor.slack.com/channels/payments-ops',
    );
    expect(requests).toHaveLength(1);
  });

  it('leads to the person where no channel is known', async () => {
    renderCard(exampleCoverage({ channel: undefined }));
    expect(
      await screen.findByRole('link', { name: 'Ask Dana' }),
    ).toHaveAttribute('href', '/catalog/default/user/dana');
  });

  it('keeps the local time up to date', async () => {
    renderCard(exampleCoverage());
    await screen.findByText('09:40 in Lisbon');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await screen.findByText('09:41 in Lisbon')).toBeInTheDocument();
  });

  it('explains what a liaison is where the word appears', async () => {
    renderCard(exampleCoverage());
    await userEvent.click(
      await screen.findByRole('button', { name: 'liaison' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'liaison' }),
    ).toHaveTextContent('One named ops person');
  });

  it('puts the deputy first while the liaison is away', async () => {
    renderCard(
      exampleCoverage({
        actingRef: OMAR,
        people: [{ ...DANA_HELPS, awayUntil: '2026-11-24' }, OMAR_HELPS],
      }),
    );
    await screen.findByText('away until Tue');
    const names = screen
      .getAllByRole('link')
      .map(link => link.textContent)
      .filter(name => /Dana|Omar/.test(name ?? ''));
    expect(names).toEqual(['Omar Reyes', 'Dana Kim']);
    expect(
      screen.getByRole('link', { name: 'Omar Reyes' }).parentElement,
    ).toHaveTextContent('Omar Reyes stands in');
  });

  it('knows by the person’s own calendar that it is the last day away', async () => {
    jest.setSystemTime(Date.parse('2026-11-21T23:30:00Z'));
    renderCard(
      exampleCoverage({
        actingRef: OMAR,
        people: [
          {
            ...DANA_HELPS,
            timeZone: 'Asia/Tokyo',
            awayUntil: '2026-11-22',
          },
          OMAR_HELPS,
        ],
      }),
    );
    expect(await screen.findByText('away today')).toBeInTheDocument();
    expect(screen.getByText('08:30 in Tokyo')).toBeInTheDocument();
  });

  it('names the gap and where to ask when both are away', async () => {
    renderCard(
      exampleCoverage({
        actingRef: undefined,
        people: [
          { ...DANA_HELPS, awayUntil: '2026-11-25' },
          { ...OMAR_HELPS, awayUntil: '2026-11-23' },
        ],
        warnings: [
          'Nobody is in until 2026-11-23: liaison and deputy are both away.',
        ],
      }),
    );
    const gap = await screen.findByText('Nobody is in until Mon');
    expect(gap.parentElement).toHaveTextContent(
      'Liaison and deputy are both away. #payments-ops may still know.',
    );
    expect(screen.queryByText(/2026-11-23/)).not.toBeInTheDocument();
  });

  it('says what a liaison is for where there is none, with two ways to begin', async () => {
    renderCard(NO_COVERAGE);
    expect(await screen.findByText('No liaison yet')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Propose a liaison' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Run it ourselves' }),
    ).toBeInTheDocument();
  });

  const SELF_RUN = exampleCoverage({
    via: 'self-run',
    people: [],
    primary: undefined,
    deputy: undefined,
    actingRef: undefined,
    pattern: 'self-run',
    purpose: 'Runs on the managed platform.',
  });
  const selfRunFor = (allowedProposals: ProposalKind[]) => ({
    [SUMMARY]: {
      body: exampleSummary({ coverage: SELF_RUN, allowedProposals }),
    },
  });

  it('offers the ways on from self-run to those who decide on it', async () => {
    renderCard(SELF_RUN, selfRunFor(['somebody', 'self-run']));
    expect(
      await screen.findByRole('button', { name: 'End' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Propose a liaison' }),
    ).toBeInTheDocument();
  });

  it('leaves self-run to those who decide on it', async () => {
    renderCard(SELF_RUN, selfRunFor(['oneself']));
    await screen.findByText('The team runs it itself');
    expect(
      screen.queryByRole('button', { name: /End|Propose|Offer/ }),
    ).not.toBeInTheDocument();
  });

  it('says why a team runs it itself', async () => {
    renderCard(SELF_RUN);
    expect(
      await screen.findByText('The team runs it itself'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Runs on the managed platform.'),
    ).toBeInTheDocument();
  });

  it('shows who comes next, and kindly what else is good to know', async () => {
    renderCard({
      ...NO_COVERAGE,
      upcoming: {
        liaisonRef: DANA,
        liaisonTitle: 'Dana Kim',
        startsOn: '2026-12-01',
        pattern: 'liaison',
      },
      warnings: ['The assignment of group:default/x is paused.'],
    });
    expect(await screen.findByText('Dana Kim from Dec 1')).toBeInTheDocument();
    expect(
      screen.getByText('The assignment of x is paused.'),
    ).toBeInTheDocument();
  });

  it('offers a successor where the end is near and nobody follows', async () => {
    renderCard(exampleCoverage({ until: '2026-12-05' }));
    expect(
      await screen.findByText('Ends on Dec 5, nobody follows yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Propose who follows' }),
    ).toBeInTheDocument();
  });

  it('is quiet about an end that is far', async () => {
    renderCard(exampleCoverage({ until: '2027-03-31' }));
    await screen.findByText('09:40 in Lisbon');
    expect(screen.queryByText(/nobody follows/)).not.toBeInTheDocument();
  });

  it('says what failed', async () => {
    renderCard(NO_COVERAGE, {
      [SUMMARY]: { status: 500, message: 'the database is away' },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Who helps could not be loaded',
    );
  });
});
