import {
  assignmentAnswerPermission,
  assignmentReadPermission,
  sloReadPermission,
  type Attention,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { component, group, user } from '../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import { assign, proposal } from '../liaison/__testUtils__/assignments';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
  createSloConditionalDecision,
  sloConditions,
} from '../permissions/conditions';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const BLUE = 'group:default/blue';
const GREEN = 'group:default/green';
const ENTITIES = [
  group('red'),
  group('blue'),
  group('green'),
  component('search', { owner: 'red' }),
  component('media', { owner: 'blue' }),
  user('dana'),
  user('omar'),
];

describe.each(ids)('access to what needs a liaison on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
    await assign(tandem);
    await assign(tandem, { scopeRef: BLUE });
    for (const service of ['search', 'media']) {
      const slo = await createSlo(tandem, sloDocument('answers', { service }));
      const items = lastHour(60);
      await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    }
    await tandem
      .post('/assignments', proposal({ scopeRef: GREEN }))
      .expect(201);
  });
  beforeEach(() => policy.say());
  afterAll(() => tandem.stop());

  const attention = async (): Promise<Attention> => {
    const { body } = await tandem.as(DANA).get('/me/attention').expect(200);
    expect(body.totalItems).toBe(body.items.length);
    return body;
  };
  const aboutWhat = async () =>
    (await attention()).items.map(({ entityRef }) => entityRef).sort();
  const ALL = ['component:default/media', 'component:default/search', GREEN];

  it('rows about assignments tell what the person may do there', async () => {
    expect(await aboutWhat()).toEqual(ALL);
    expect(policy.calls).toHaveLength(1);
    const asked = (userRef: string) =>
      policy.say({
        'tandem.assignment.create': DENY,
        'tandem.assignment.update': DENY,
        'tandem.assignment.answer': createAssignmentConditionalDecision(
          assignmentAnswerPermission,
          assignmentConditions.isAsked({ userRefs: [userRef], claims: [] }),
        ),
      });
    const allowed = async () => {
      const { items } = await attention();
      const row = items.find(({ kind }) => kind === 'proposal');
      return [row?.allowed, row?.assignment?.allowed];
    };
    asked(DANA);
    const answer = ['tandem.assignment.answer'];
    expect(await allowed()).toEqual([answer, answer]);
    asked(OMAR);
    expect(await allowed()).toEqual([[], []]);
  });

  it('SLOs that the person may not see are left out and not counted', async () => {
    policy.say({ 'tandem.slo.read': DENY });
    expect(await aboutWhat()).toEqual([GREEN]);
    policy.say({
      'tandem.slo.read': createSloConditionalDecision(
        sloReadPermission,
        sloConditions.isOwner({ claims: [BLUE] }),
      ),
    });
    expect(await aboutWhat()).toEqual(['component:default/media', GREEN]);
  });

  it('assignments that the person may not see are left out', async () => {
    policy.say({ 'tandem.assignment.read': DENY });
    expect(await aboutWhat()).toEqual(ALL.slice(0, 2));
    policy.say({
      'tandem.assignment.read': createAssignmentConditionalDecision(
        assignmentReadPermission,
        assignmentConditions.isProposer({ userRefs: [DANA] }),
      ),
    });
    expect(await aboutWhat()).toEqual(ALL.slice(0, 2));
  });

  it('what the person does not see of the catalog is left out', async () => {
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    const hidden = ['media', 'green', 'red', 'dana'];
    tandem.catalog.entities = ENTITIES.filter(
      ({ metadata }) => !hidden.includes(metadata.name),
    );
    const { items } = await attention();
    expect(items).toMatchObject([{ entityRef: ALL[1] }]);
    expect(items[0]).not.toHaveProperty('scopeRef');
    tandem.catalog.entities = ENTITIES;
  });

  it('everybody may put off what is theirs who sees anything of the catalog', async () => {
    const [{ id: item }] = (await attention()).items;
    const dana = tandem.as(DANA);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const body = { ids: [item], until };
    policy.say({ '*': DENY });
    await dana.post('/me/attention/snooze', body).expect(403);
    await dana.post('/me/attention/wake', { ids: [item] }).expect(403);
    await dana.get('/me/attention').expect(403);
    policy.say();
    await dana.post('/me/attention/snooze', body).expect(204);
    expect((await attention()).snoozed).toBe(1);
    await dana.post('/me/attention/wake', { ids: [item] }).expect(204);
    expect((await attention()).snoozed).toBe(0);
  });
});
