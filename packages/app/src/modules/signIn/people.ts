/** Somebody to look at the demo as. */
export interface DemoPerson {
  /** The name in the catalog, `user:default/<id>`. */
  id: string;
  name: string;
  role: string;
  team: string;
  /** What there is to see for this person. */
  sees: string;
}

/** Somebody without a name: may read, and change nothing. */
export const guest = { id: 'guest', name: 'Guest' };

/** Who may look at the demo. */
export type Viewer = Pick<DemoPerson, 'id' | 'name'>;

export const people: DemoPerson[] = [
  {
    id: 'maya',
    name: 'Maya Lindqvist',
    role: 'Developer',
    team: 'Checkout',
    sees: 'Whether her team’s services are healthy, who helps, how they deliver, and what burns the budget of one of them.',
  },
  {
    id: 'tomas',
    name: 'Tomás Ferreira',
    role: 'Platform engineer',
    team: 'Platform',
    sees: 'What every service still lacks, an owner, an SLO or a liaison, and which events found no service.',
  },
  {
    id: 'dana',
    name: 'Dana Kim',
    role: 'Ops liaison',
    team: 'Operations',
    sees: 'What needs her today: a budget that burns, a proposal to answer, days on which nobody is in.',
  },
];
