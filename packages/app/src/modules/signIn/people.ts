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
    sees: 'How her team’s four services deliver, and why one of them fails more often than the others.',
  },
  {
    id: 'tomas',
    name: 'Tomás Ferreira',
    role: 'Platform engineer',
    team: 'Platform',
    sees: 'How every team and system delivers, which services are new and which have no owner.',
  },
  {
    id: 'dana',
    name: 'Dana Kim',
    role: 'Ops liaison',
    team: 'Operations',
    sees: 'Which deployments caused incidents, how long recovery took, and what is still open.',
  },
];
