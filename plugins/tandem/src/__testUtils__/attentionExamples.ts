import type {
  Absence,
  Attention,
  AttentionItem,
  Teams,
} from '@tandem/backstage-plugin-tandem-common';
import { PAYMENTS } from './deliveryExamples';
import { DANA, exampleAssignment, OMAR, TEAM } from './liaisonExamples';

/** A budget of payments that burns since twelve minutes. */
export const BURNING: AttentionItem = {
  id: 'budget-burning:slo-7:1',
  kind: 'budget-burning',
  reason: 'Checkout answers burns its budget at 14.4 ×',
  since: '2026-11-21T09:28:00.000Z',
  entityRef: PAYMENTS,
  entityTitle: 'Payments API',
  scopeRef: TEAM,
  scopeTitle: 'Payments',
  slo: {
    id: '7',
    title: 'Checkout answers',
    state: 'burning',
    remainingRatio: 0.31,
    burnRate: 14.4,
    asOf: '2026-11-21T09:35:00.000Z',
  },
};

/** The same SLO of another service without data. */
export const STALE: AttentionItem = {
  ...BURNING,
  id: 'stale-sli:slo-8:1',
  kind: 'stale-sli',
  since: '2026-11-20T09:28:00.000Z',
  entityRef: 'component:default/refunds',
  entityTitle: 'Refunds',
  slo: {
    id: '8',
    title: 'Refunds arrive',
    state: 'stale',
    remainingRatio: null,
    burnRate: null,
    asOf: '2026-11-20T09:00:00.000Z',
  },
};

/** Maya asks Dana to help a team. */
export function exampleProposal(id: string, scopeTitle: string): AttentionItem {
  const scopeRef = `group:default/${scopeTitle.toLowerCase()}`;
  return {
    id: `proposal:${id}:1`,
    kind: 'proposal',
    reason: `user:default/maya asks you to help ${scopeRef}`,
    since: '2026-11-21T07:00:00.000Z',
    entityRef: scopeRef,
    entityTitle: scopeTitle,
    scopeRef,
    scopeTitle,
    assignment: exampleAssignment({
      id,
      scopeRef,
      scopeTitle,
      state: 'proposed',
      startsOn: '2026-12-01',
      version: 1,
    }),
  };
}

/** Days away on which nobody stands in for Dana. */
export const AWAY: Absence = {
  id: 'x1',
  userRef: DANA,
  startsOn: '2026-12-21',
  endsOn: '2026-12-31',
  uncovered: [{ scopeRef: TEAM, scopeTitle: 'Payments' }],
};

export const UNCOVERED: AttentionItem = {
  id: 'absence-uncovered:x1:1',
  kind: 'absence-uncovered',
  reason: 'Nobody is in for Payments and Search from 21 to 31 Dec',
  since: '2026-11-19T07:00:00.000Z',
  entityRef: TEAM,
  entityTitle: 'Payments',
  scopeRef: TEAM,
  scopeTitle: 'Payments',
  absence: { id: AWAY.id, startsOn: AWAY.startsOn, endsOn: AWAY.endsOn },
};

export const ENDING: AttentionItem = {
  id: 'ending-without-successor:a1:1',
  kind: 'ending-without-successor',
  reason: 'Nobody follows',
  since: '2026-11-18T07:00:00.000Z',
  entityRef: TEAM,
  entityTitle: 'Payments',
  scopeRef: TEAM,
  scopeTitle: 'Payments',
  assignment: exampleAssignment({ state: 'ending', endsOn: '2026-12-03' }),
};

export function exampleAttention(
  items: AttentionItem[],
  parts: Partial<Attention> = {},
): Attention {
  return { items, totalItems: items.length, snoozed: 0, ...parts };
}

/** Dana helps Payments, whom Omar follows, at 40 % and later at 90 %. */
export function exampleTeams(parts: Partial<Teams> = {}): Teams {
  const monday = Date.parse('2026-11-16');
  return {
    items: [
      {
        assignment: exampleAssignment({ endsOn: '2026-11-30' }),
        services: 7,
        slo: { state: 'exhausted', worstRemainingRatio: -0.12, count: 9 },
        dora: { failRatio: 5 / 41, failed: 5, deployments: 41 },
        successor: {
          liaisonRef: OMAR,
          liaisonTitle: 'Omar Reyes',
          startsOn: '2026-12-01',
          state: 'accepted',
        },
      },
    ],
    absences: [],
    load: Array.from({ length: 56 }, (_, day) => ({
      date: new Date(monday + day * 86_400_000).toISOString().slice(0, 10),
      allocation: day < 14 ? 40 : 90,
    })),
    warnAbovePercent: 80,
    ...parts,
  };
}
