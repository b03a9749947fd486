import { mockCredentials } from '@backstage/backend-test-utils';
import {
  assignmentAnswerPermission,
  assignmentCreatePermission,
  assignmentUpdatePermission,
  explainRefusedRight,
  type Assignment,
  type AssignmentPermission,
} from '@tandem/backstage-plugin-tandem-common';
import request from 'supertest';
import { changeablePolicy } from '../__testUtils__/changeablePolicy';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { ALLOW, DENY } from '../__testUtils__/withPolicy';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
} from '../permissions/conditions';
import { clearAssignments, proposal } from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';

const { isAsked, isAssigned, isProposer } = assignmentConditions;
type Condition = Parameters<typeof createAssignmentConditionalDecision>[1];
const under = (permission: AssignmentPermission, condition: Condition) => ({
  [permission.name]: createAssignmentConditionalDecision(permission, condition),
});

describe.each(ids)('proposing and answering on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeAll(async () => {
    const entities = [
      group('red'),
      group('squad', 'red'),
      user('dana', { memberOf: ['squad'] }),
      user('omar'),
    ];
    tandem = await startTandem(databases, id, entities, {}, [policy.feature]);
  });
  beforeEach(() => policy.say());
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  const answer = (
    { id: key, version }: Assignment,
    transition: string,
    as: Pick<RunningTandem, 'post'>,
  ) => as.post(`/assignments/${key}/${transition}`, { version });

  it('a proposal is answered by whom somebody else proposed', async () => {
    const { body } = await tandem.post('/assignments', proposal());
    const asked = (userRef: string) =>
      policy.say(
        under(
          assignmentAnswerPermission,
          isAsked({ userRefs: [userRef], claims: [userRef] }),
        ),
      );
    asked(OMAR);
    await answer(body, 'accept', tandem.as(OMAR)).expect(403);
    await answer(body, 'decline', tandem.as(OMAR)).expect(403);
    asked(DANA);
    const accepted = await answer(body, 'accept', tandem.as(DANA)).expect(200);
    expect(accepted.body.state).toBe('active');
  });

  it('an offer is answered by the team it was made to, not by who made it', async () => {
    const { body } = await tandem
      .as(DANA)
      .post('/assignments', proposal())
      .expect(201);
    const asked = (...claims: string[]) =>
      policy.say(
        under(
          assignmentAnswerPermission,
          isAsked({ userRefs: [claims[0]], claims }),
        ),
      );
    asked(DANA, 'group:default/blue');
    const own = await answer(body, 'accept', tandem.as(DANA)).expect(403);
    expect(own.body.error.message).toBe(
      explainRefusedRight('tandem.assignment.answer'),
    );
    asked(OMAR, 'group:default/squad');
    await answer(body, 'accept', tandem.as(OMAR)).expect(200);
  });

  it('who proposed takes it back with the right to change it, and nobody else', async () => {
    const { body } = await tandem
      .as(OMAR)
      .post('/assignments', proposal())
      .expect(201);
    policy.say({
      [assignmentAnswerPermission.name]: DENY,
      ...under(
        assignmentUpdatePermission,
        isProposer({ userRefs: [OMAR, DANA] }),
      ),
    });
    await answer(body, 'accept', tandem.as(OMAR)).expect(403);
    await answer(body, 'decline', tandem.as(DANA)).expect(403);
    const taken = await answer(body, 'decline', tandem.as(OMAR)).expect(200);
    expect(taken.body.state).toBe('declined');
  });

  it('a proposal is checked as it would be stored', async () => {
    policy.say(
      under(assignmentCreatePermission, {
        allOf: [
          isAssigned({ userRefs: [DANA] }),
          isProposer({ userRefs: [DANA] }),
        ],
      }),
    );
    const dana = tandem.as(DANA);
    const { body } = await dana
      .post('/assignments', proposal({ liaisonRef: OMAR }))
      .expect(403);
    expect(body.error.message).toBe(
      explainRefusedRight('tandem.assignment.create'),
    );
    await tandem.as(OMAR).post('/assignments', proposal()).expect(403);
    expect(await tandem.knex('assignments')).toEqual([]);
    expect(await tandem.knex('history')).toEqual([]);
    await dana.post('/assignments', proposal()).expect(201);
  });

  it('a token made for proposals alone proposes and reads nothing else', async () => {
    policy.say({
      '*': DENY,
      'tandem.assignment.create': ALLOW,
    });
    const call = (method: 'get' | 'post', path: string, body?: object) =>
      request(tandem.backend.server)
        [method](`/api/tandem${path}`)
        .set('Authorization', mockCredentials.service.header())
        .send(body);
    const { body } = await call('post', '/assignments', proposal()).expect(201);
    expect(body.allowed).toEqual(['tandem.assignment.create']);
    await call('get', `/assignments/${body.id}`).expect(403);
    await call('post', `/assignments/${body.id}/accept`, {
      version: 1,
    }).expect(403);
    policy.say({
      '*': DENY,
      'tandem.assignment.answer': ALLOW,
    });
    await call('post', `/assignments/${body.id}/accept`, {
      version: 1,
    }).expect(200);
  });
});
