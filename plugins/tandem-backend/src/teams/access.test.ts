import {
  assignmentReadPermission,
  deploymentReadPermission,
  sloReadPermission,
  type Teams,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { ago, DAY, deployment } from '../__testUtils__/deliveries';
import { component, group, user } from '../__testUtils__/entities';
import { createSlo, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import { assign, dateIn, proposal } from '../liaison/__testUtils__/assignments';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
  createDeploymentConditionalDecision,
  createSloConditionalDecision,
  deploymentConditions,
  sloConditions,
} from '../permissions/conditions';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const RED = 'group:default/red';
const BLUE = 'group:default/blue';
const ENTITIES = [
  group('red'),
  group('blue'),
  component('payments', { owner: 'red' }),
  component('search', { owner: 'red' }),
  user('dana'),
  user('omar'),
];

describe.each(ids)('access to the teams of a liaison on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
    for (const service of ['payments', 'search']) {
      await createSlo(tandem, sloDocument('answers', { service }));
      await tandem
        .post(
          '/deployments',
          deployment({
            entityRef: `component:default/${service}`,
            finishedAt: ago(DAY),
          }),
        )
        .expect(201);
    }
    await tandem.run('dora-snapshots');
    await assign(tandem, { endsOn: dateIn(5), allocation: 30 });
    await assign(tandem, { scopeRef: BLUE });
    await tandem
      .post(
        '/assignments',
        proposal({ liaisonRef: OMAR, startsOn: dateIn(9), allocation: 1 }),
      )
      .expect(201);
  });
  beforeEach(() => policy.say());
  afterEach(() => {
    tandem.catalog.entities = ENTITIES;
  });
  afterAll(() => tandem.stop());

  const teams = async (userRef = DANA): Promise<Teams> =>
    (await tandem.as(userRef).get('/me/teams').expect(200)).body;
  const red = async () =>
    (await teams()).items.find(each => each.assignment.scopeRef === RED);

  it('everything is shown to whom everything is allowed, with one question', async () => {
    expect(await red()).toMatchObject({
      services: 2,
      slo: { count: 2 },
      dora: { deployments: 2 },
      successor: { liaisonRef: OMAR },
      assignment: { allowed: expect.arrayContaining([]) },
    });
    expect(policy.calls).toHaveLength(1);
  });

  it('SLOs and deliveries are counted as far as the person may see them', async () => {
    policy.say({ 'tandem.slo.read': DENY });
    expect(await red()).toMatchObject({
      services: 2,
      slo: { state: 'none', worstRemainingRatio: null, count: 0 },
      dora: { deployments: 2 },
    });
    policy.say({
      'tandem.slo.read': createSloConditionalDecision(
        sloReadPermission,
        sloConditions.hasState({ states: ['published'] }),
      ),
      'tandem.deployment.read': createDeploymentConditionalDecision(
        deploymentReadPermission,
        deploymentConditions.inEnvironment({ environments: ['staging'] }),
      ),
    });
    // What is counted holds drafts too.
    expect(await red()).toMatchObject({
      slo: { state: 'none', count: 0 },
      dora: { failRatio: null, deployments: 0 },
    });
    policy.say({
      'tandem.slo.read': createSloConditionalDecision(
        sloReadPermission,
        sloConditions.hasState({ states: ['published', 'draft'] }),
      ),
    });
    expect(await red()).toMatchObject({ slo: { count: 2 } });
  });

  it('services and teams that the person does not see are left out', async () => {
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    tandem.catalog.entities = ENTITIES.filter(
      ({ metadata }) => !['blue', 'search', 'dana'].includes(metadata.name),
    );
    const { items, load } = await teams();
    expect(items).toMatchObject([
      {
        assignment: { scopeRef: RED },
        services: 1,
        slo: { count: 1 },
        dora: { deployments: 1 },
      },
    ]);
    const today = load.find(({ date }) => date === dateIn(0));
    expect(today?.allocation).toBe(50);
  });

  it('assignments of others are shown as far as the person may see them', async () => {
    policy.say({
      'tandem.assignment.read': createAssignmentConditionalDecision(
        assignmentReadPermission,
        assignmentConditions.isAssigned({ userRefs: [DANA] }),
      ),
      'tandem.load.read': DENY,
    });
    expect(await red()).not.toHaveProperty('successor');
    policy.say({ 'tandem.assignment.read': DENY });
    expect((await teams()).items).toEqual([]);
  });
});
