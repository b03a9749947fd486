import { mockCredentials } from '@backstage/backend-test-utils';
import {
  assignmentReadPermission,
  type AssignmentInput,
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
import {
  assign,
  clearAssignments,
  dateIn,
  proposal,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const YUKI = 'user:default/yuki';
const RED = 'group:default/red';
const BLUE = 'group:default/blue';

/** Reads what is about one person, and no other assignment. */
const READS_OF = (userRef: string) => ({
  'tandem.assignment.read': createAssignmentConditionalDecision(
    assignmentReadPermission,
    assignmentConditions.isAssigned({ userRefs: [userRef] }),
  ),
});
const READS_NOTHING = { 'tandem.assignment.read': DENY };

describe.each(ids)('what is in the way of an assignment on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeAll(async () => {
    const people = ['dana', 'omar', 'yuki'].map(name => user(name));
    const entities = [group('red'), group('blue'), ...people];
    tandem = await startTandem(databases, id, entities, {}, [policy.feature]);
  });
  beforeEach(() => policy.say());
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  const propose = async (more: Partial<AssignmentInput>) =>
    (await tandem.as(YUKI).post('/assignments', proposal(more))).body;
  const batch = async (liaisonRef: string, query = '') => {
    const { scopeRef, ...terms } = proposal({ liaisonRef, endsOn: dateIn(9) });
    const { body } = await tandem
      .as(YUKI)
      .post(`/assignments/batch${query}`, { scopeRefs: [RED, BLUE], terms });
    return body.results;
  };
  const HIDDEN =
    'group:default/red: the place of its primary is taken on some of these days; who holds it is hidden from you. Choose another role or other days, or ask the team or an ops lead';

  it.each([
    ['reads nothing', READS_NOTHING],
    ['reads of another person', READS_OF(YUKI)],
  ])(
    'to whoever %s it is told that a place is taken, not by whom and until when',
    async (_, rights) => {
      await assign(tandem, { endsOn: dateIn(5) });
      policy.say(rights);
      const body = await propose({ liaisonRef: OMAR });
      expect(body).toMatchObject({
        response: { statusCode: 409 },
        hidden: true,
      });
      expect(body.error).toEqual({ name: 'ConflictError', message: HIDDEN });
      expect(body).not.toHaveProperty('liaisonRef');
      expect(body).not.toHaveProperty('handoverOn');
      expect(JSON.stringify(body)).not.toContain('dana');
      expect(JSON.stringify(body)).not.toContain(dateIn(6));
      expect(policy.calls).toHaveLength(1);
    },
  );

  it('to whoever may read it, it is told with the way out', async () => {
    await assign(tandem, { endsOn: dateIn(5) });
    policy.say(READS_OF(DANA));
    const body = await propose({ liaisonRef: OMAR });
    expect(body).toMatchObject({ liaisonRef: DANA, handoverOn: dateIn(6) });
    expect(body).not.toHaveProperty('hidden');
    expect(body.error.message).toContain(DANA);
  });

  it('self-run is as hidden as a person', async () => {
    const { liaisonRef, role, allocation, ...terms } = proposal();
    await tandem
      .post('/assignments', {
        ...terms,
        pattern: 'self-run',
        purpose: 'managed platform',
      })
      .expect(201);
    policy.say(READS_NOTHING);
    const body = await propose({ liaisonRef: OMAR });
    expect(body).toMatchObject({ error: { message: HIDDEN }, hidden: true });
  });

  it('an edit tells no more of who comes next than may be read', async () => {
    const { id: key, version } = await assign(tandem, { endsOn: dateIn(5) });
    await assign(tandem, { liaisonRef: OMAR, startsOn: dateIn(6) });
    const extend = async () =>
      (
        await tandem
          .as(YUKI)
          .patch(`/assignments/${key}`, { version, endsOn: dateIn(8) })
          .expect(409)
      ).body;
    policy.say(READS_OF(DANA));
    const hidden = await extend();
    expect(hidden).toMatchObject({ error: { message: HIDDEN }, hidden: true });
    expect(JSON.stringify(hidden)).not.toContain('omar');
    policy.say();
    expect(await extend()).toMatchObject({ liaisonRef: OMAR });
  });

  it('nor does it tell of a person’s other role', async () => {
    await assign(tandem);
    const deputy = { role: 'deputy', allocation: 0 } as const;
    policy.say(READS_NOTHING);
    const { error } = await propose(deputy);
    expect(error).toEqual({
      name: 'InputError',
      message:
        'liaisonRef: user:default/dana cannot be deputy of group:default/red on these days; name somebody else or choose other days',
    });
    policy.say();
    expect((await propose(deputy)).error.message).toContain(
      'would be primary and deputy',
    );
  });

  it('a batch tells the same of each scope, tried out and done', async () => {
    await assign(tandem);
    policy.say(READS_NOTHING);
    const refused = {
      index: 0,
      scopeRef: RED,
      status: 'rejected',
      warnings: [],
      error: { message: HIDDEN, hidden: true },
    };
    for (const liaisonRef of [OMAR, DANA]) {
      const [tried] = await batch(liaisonRef, '?dryRun=true');
      expect(tried).toEqual(refused);
    }
    const done = await batch(OMAR);
    expect(done).toMatchObject([refused, { status: 'created' }]);
    policy.say();
    const [known] = await batch(OMAR, '?dryRun=true');
    expect(known.error).toMatchObject({ liaisonRef: DANA });
    const [held] = await batch(DANA, '?dryRun=true');
    expect(held.status).toBe('unchanged');
  });

  it('what somebody proposed themselves is no secret to them', async () => {
    policy.say({ '*': DENY, 'tandem.assignment.create': ALLOW });
    const post = (path: string, body: object) =>
      request(tandem.backend.server)
        .post(`/api/tandem${path}`)
        .set('Authorization', mockCredentials.service.header())
        .send(body);
    const { scopeRef, ...terms } = proposal();
    const send = () =>
      post('/assignments/batch', { scopeRefs: [scopeRef], terms });
    const first = await send().expect(201);
    const again = await send().expect(200);
    expect(again.body.results).toEqual([
      { ...first.body.results[0], status: 'unchanged' },
    ]);
    const taken = await post('/assignments', proposal({ liaisonRef: OMAR }));
    expect(taken.body).toMatchObject({ liaisonRef: DANA });
  });

  it('a warning tells when a person is away to whoever may see that', async () => {
    await tandem
      .post('/absences', {
        userRef: DANA,
        startsOn: dateIn(0),
        endsOn: dateIn(3),
      })
      .expect(201);
    const days = { startsOn: dateIn(1), endsOn: dateIn(9) };
    const warnings = async (scopeRef: string) => {
      const { scopeRef: _, ...terms } = proposal(days);
      const { body } = await tandem
        .as(YUKI)
        .post('/assignments/batch?dryRun=true', {
          scopeRefs: [scopeRef],
          terms,
        });
      const proposed = await propose({ ...days, scopeRef });
      expect(body.results[0].warnings).toEqual(proposed.warnings);
      return proposed.warnings;
    };
    policy.say({ ...READS_NOTHING, 'tandem.absence.manage': DENY });
    expect(await warnings(RED)).toEqual([]);
    policy.say(READS_NOTHING);
    expect(await warnings(BLUE)).toEqual([
      expect.stringContaining('is away on the first day'),
    ]);
  });
});
