import {
  assignmentCreatePermission,
  explainRefusedRight,
  type AssignmentBatchResult,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
} from '../permissions/conditions';
import { clearAssignments, dateIn } from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const RED = 'group:default/red';
const BLUE = 'group:default/blue';
const NOWHERE = 'group:default/nowhere';
const NO_RIGHT = explainRefusedRight('tandem.assignment.create');
const ENTITIES = [group('red'), group('blue'), user('dana')];

describe.each(ids)('access to batches of assignments on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
  });
  beforeEach(() => policy.say());
  afterEach(async () => {
    tandem.catalog.entities = ENTITIES;
    await clearAssignments(tandem);
    await tandem.knex('assignment_batches').delete();
  });
  afterAll(() => tandem.stop());

  const batch = (scopeRefs: string[], key?: string) => ({
    ...(key && { key }),
    scopeRefs,
    terms: {
      liaisonRef: 'user:default/dana',
      role: 'primary',
      pattern: 'liaison',
      allocation: 20,
      startsOn: dateIn(-1),
      timeZone: 'UTC',
    },
  });
  const post = (
    body: object,
    query = '',
    as: Pick<RunningTandem, 'post'> = tandem,
  ) => as.post(`/assignments/batch${query}`, body);
  const mayFor = (...claims: string[]) =>
    policy.say({
      [assignmentCreatePermission.name]: createAssignmentConditionalDecision(
        assignmentCreatePermission,
        assignmentConditions.isOwner({ claims }),
      ),
    });
  const outcomes = ({ body }: { body: { results: AssignmentBatchResult[] } }) =>
    body.results.map(({ status, error }) => error?.message ?? status);
  const stored = async () => (await tandem.knex('assignments')).length;

  it('scopes that the caller may not propose for are refused, the others kept', async () => {
    mayFor(RED);
    expect(outcomes(await post(batch([BLUE, RED])).expect(201))).toEqual([
      NO_RIGHT,
      'created',
    ]);
    expect(await stored()).toBe(1);
    expect(policy.calls).toHaveLength(1);
  });

  it('with a right to none of them it is 403, also where each is told', async () => {
    mayFor('group:default/other');
    const answer = await post(batch([BLUE, RED])).expect(403);
    expect(outcomes(answer)).toEqual([NO_RIGHT, NO_RIGHT]);
    expect(answer.body.error.message).toContain(NO_RIGHT);
    expect(outcomes(await post(batch([BLUE, NOWHERE])).expect(400))).toEqual([
      NO_RIGHT,
      `scopeRef: the catalog has no ${NOWHERE}`,
    ]);
    policy.say({ 'tandem.assignment.create': DENY });
    await post(batch([BLUE])).expect(403);
    await post(batch([BLUE]), '?dryRun=true').expect(403);
    await post({ ...batch([BLUE]), terms: { role: 'boss' } }).expect(400);
    expect(await stored()).toBe(0);
  });

  it('a dry run tells the same and keeps nothing', async () => {
    mayFor(RED);
    const answer = await post(batch([BLUE, RED]), '?dryRun=true').expect(200);
    expect(outcomes(answer)).toEqual([NO_RIGHT, 'created']);
    expect(await stored()).toBe(0);
    expect(await tandem.knex('history')).toEqual([]);
  });

  it('a scope that the caller does not see is as if it was not there', async () => {
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    tandem.catalog.entities = ENTITIES.filter(
      ({ metadata }) => metadata.name !== 'blue',
    );
    const reader = tandem.as('user:default/reader');
    for (const query of ['?dryRun=true', '']) {
      const answer = await post(batch([BLUE, RED]), query, reader);
      expect(answer.body.results[0]).toEqual({
        index: 0,
        scopeRef: BLUE,
        status: 'rejected',
        warnings: [],
        error: {
          field: 'scopeRef',
          message: `scopeRef: the catalog has no ${BLUE}`,
        },
      });
      expect(answer.body.results[1].status).toBe('created');
    }
  });

  it('a repeated request is answered only as far as its sender still may', async () => {
    const request = batch([BLUE, RED], 'again');
    const first = await post(request).expect(201);
    expect((await post(request).expect(201)).body).toEqual(first.body);
    mayFor(RED);
    const later = await post(request).expect(201);
    expect(outcomes(later)).toEqual([NO_RIGHT, 'created']);
    expect(later.body.results[0]).not.toHaveProperty('id');
    policy.say({ 'tandem.assignment.create': DENY });
    await post(request).expect(403);
    policy.say();
    const ofAnother = await post(request, '', tandem.as('user:default/omar'));
    expect(outcomes(ofAnother)).toEqual(['unchanged', 'unchanged']);
    expect(await stored()).toBe(2);
  });
});
