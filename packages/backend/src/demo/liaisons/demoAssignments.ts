import type { AssignmentInput } from '@tandem/backstage-plugin-tandem-common';
import type { DemoPerson } from '../signIn/demoAuthenticator';

type Terms = Omit<
  AssignmentInput,
  'scopeRef' | 'liaisonRef' | 'startsOn' | 'endsOn' | 'reviewBy' | 'timeZone'
>;

/** Who helps whom in the demo company; days are counted from today. */
export interface DemoAssignment extends Terms {
  scope: string;
  /** Absent where a team runs its services itself. */
  liaison?: Liaison;
  startsInDays: number;
  endsInDays?: number;
  reviewInDays?: number;
  /** Who asked; the demo itself unless given. */
  proposedBy?: DemoPerson;
  /** What became of it; accepted unless given. */
  outcome?:
    | { state: 'proposed' }
    | { state: 'ended'; reason: string }
    | { state: 'handed-back'; reason: string; returnCriteria: string };
}

/** Days on which somebody is away, counted from today. */
export interface DemoAbsence {
  liaison: Liaison;
  startsInDays: number;
  endsInDays: number;
}

/** The operations people of `examples/org.yaml`. */
export type Liaison = 'dana' | 'omar' | 'ines' | 'yusuf';

/** Where they work; the same as in `examples/org.yaml`. */
export const timeZones: Record<Liaison, string> = {
  dana: 'Europe/Lisbon',
  omar: 'Europe/Berlin',
  ines: 'America/New_York',
  yusuf: 'Europe/Istanbul',
};

const channelOf = (name: string) =>
  `https://chat.kestrelmoor.example/channel/${name}-ops`;

/** What is over: before the others, since one place is held by one person. */
const past: DemoAssignment[] = [
  {
    scope: 'group:default/team-checkout',
    liaison: 'yusuf',
    role: 'primary',
    pattern: 'rituals',
    allocation: 5,
    startsInDays: -410,
    outcome: {
      state: 'ended',
      reason:
        'Three questions about paging in a month: checkout gets a liaison of its own.',
    },
  },
  {
    scope: 'component:default/parcel-tracking',
    liaison: 'omar',
    role: 'primary',
    pattern: 'embed',
    allocation: 40,
    startsInDays: -160,
    purpose: 'Set up the first on-call rotation together.',
    exitCriteria: 'Two rotations without a call for help.',
    outcome: {
      state: 'ended',
      reason: 'Exit criteria met: the second rotation went by without a call.',
    },
  },
  {
    scope: 'group:default/team-shipping',
    liaison: 'ines',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsInDays: -260,
    outcome: {
      state: 'handed-back',
      reason: 'Their syncs are at 3:00 in New York.',
      returnCriteria: 'A weekly sync after 14:00 in Berlin.',
    },
  },
];

const present: DemoAssignment[] = [
  {
    scope: 'group:default/team-checkout',
    liaison: 'dana',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsInDays: -200,
    endsInDays: 130,
    reviewInDays: 40,
    channel: channelOf('checkout'),
    purpose: 'Calmer releases, above all on Tuesdays.',
    responsibilities:
      'Joins the weekly sync and the review of each incident; first to ask about paging, capacity and certificates.',
  },
  {
    scope: 'group:default/team-checkout',
    liaison: 'omar',
    role: 'deputy',
    pattern: 'liaison',
    allocation: 0,
    startsInDays: -200,
    channel: channelOf('checkout'),
  },
  {
    scope: 'group:default/team-discovery',
    liaison: 'omar',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsInDays: -150,
    endsInDays: 9,
    channel: channelOf('discovery'),
    purpose: 'Bring the search cluster through the autumn sale.',
  },
  {
    scope: 'group:default/team-discovery',
    liaison: 'ines',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsInDays: 10,
    channel: channelOf('discovery'),
    purpose: 'Take over from Omar after the autumn sale.',
  },
  {
    scope: 'group:default/team-customer',
    liaison: 'ines',
    role: 'primary',
    pattern: 'liaison',
    allocation: 25,
    startsInDays: -90,
    reviewInDays: 30,
    channel: channelOf('customer'),
    purpose: 'Make sign-in boring.',
  },
  {
    scope: 'group:default/team-customer',
    liaison: 'omar',
    role: 'deputy',
    pattern: 'liaison',
    allocation: 0,
    startsInDays: -90,
    channel: channelOf('customer'),
  },
  {
    scope: 'system:default/inventory',
    liaison: 'yusuf',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsInDays: -120,
    channel: channelOf('inventory'),
    purpose: 'One place to ask for everything between the gate and the shelf.',
  },
  {
    scope: 'component:default/carrier-gateway',
    liaison: 'yusuf',
    role: 'primary',
    pattern: 'embed',
    allocation: 40,
    startsInDays: -24,
    endsInDays: 40,
    channel: channelOf('carriers'),
    purpose: 'Keep parcels moving when a carrier does not answer.',
    exitCriteria: 'Each carrier has a time limit of its own and a fallback.',
  },
  {
    scope: 'group:default/team-shipping',
    liaison: 'dana',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsInDays: -170,
    endsInDays: 12,
    channel: channelOf('shipping'),
    purpose: 'Stand in until shipping has a liaison in its time zone.',
  },
  {
    scope: 'group:default/team-platform',
    pattern: 'self-run',
    startsInDays: -300,
    channel: channelOf('platform'),
    purpose: 'Platform builds what the others run on, and is on call for it.',
  },
  {
    scope: 'group:default/ops',
    pattern: 'self-run',
    startsInDays: -300,
    purpose: 'Operations runs its own tools.',
  },
  {
    scope: 'component:default/storefront-web',
    liaison: 'yusuf',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsInDays: 7,
    channel: channelOf('storefront'),
    purpose: 'Get ready for the spring campaign.',
    outcome: { state: 'proposed' },
  },
  {
    scope: 'component:default/fraud-scoring',
    liaison: 'dana',
    role: 'primary',
    pattern: 'consult',
    allocation: 5,
    startsInDays: 4,
    proposedBy: 'tomas',
    channel: channelOf('fraud'),
    purpose:
      'Its team was dissolved. Somebody to ask until it has an owner again.',
    outcome: { state: 'proposed' },
  },
];

/** In the order in which they have to be made. */
export const demoAssignments: readonly DemoAssignment[] = [...past, ...present];

export const demoAbsences: readonly DemoAbsence[] = [
  { liaison: 'ines', startsInDays: -2, endsInDays: 3 },
  { liaison: 'yusuf', startsInDays: 20, endsInDays: 26 },
  // Nobody stands in for her at shipping.
  { liaison: 'dana', startsInDays: 6, endsInDays: 9 },
];
