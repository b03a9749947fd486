import type {
  Assignment,
  AssignmentInput,
} from '@tandem/backstage-plugin-tandem-common';
import type { RunningTandem } from '../../__testUtils__/startTandem';

const DAY_MILLIS = 86_400_000;
const START = Date.now();

/** The civil date in UTC so many days from the start of the tests. */
export function dateIn(days: number): string {
  return new Date(START + days * DAY_MILLIS).toISOString().slice(0, 10);
}

/** A proposal that dana helps team red as its primary, since yesterday. */
export function proposal(more: Partial<AssignmentInput> = {}): AssignmentInput {
  return {
    scopeRef: 'group:default/red',
    liaisonRef: 'user:default/dana',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsOn: dateIn(-1),
    timeZone: 'UTC',
    ...more,
  };
}

/** Proposes and accepts. */
export async function assign(
  tandem: Pick<RunningTandem, 'post'>,
  more: Partial<AssignmentInput> = {},
): Promise<Assignment> {
  const { body } = await tandem
    .post('/assignments', proposal(more))
    .expect(201);
  return transition(tandem, body, 'accept');
}

/** The assignment as it is after the transition. */
export async function transition(
  tandem: Pick<RunningTandem, 'post'>,
  { id, version }: Pick<Assignment, 'id' | 'version'>,
  name: string,
  more: object = {},
): Promise<Assignment> {
  const { body } = await tandem
    .post(`/assignments/${id}/${name}`, { version, ...more })
    .expect(200);
  return body;
}

/** Leaves nothing of one test to the next. */
export async function clearAssignments({
  knex,
}: Pick<RunningTandem, 'knex'>): Promise<void> {
  await knex('history').delete();
  await knex('assignments').delete();
  await knex('absences').delete();
}
