import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  assignmentCreatePermission,
  correctionCreatePermission,
  deploymentReadPermission,
  sloCreatePermission,
  sloReadPermission,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { ago, deployment, HOUR } from '../__testUtils__/deliveries';
import { component, group, user } from '../__testUtils__/entities';
import { sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  assignmentConditions,
  correctionConditions,
  createAssignmentConditionalDecision,
  createCorrectionConditionalDecision,
  createDeploymentConditionalDecision,
  createSloConditionalDecision,
  deploymentConditions,
  sloConditions,
} from '../permissions/conditions';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const IN_RED = { claims: ['group:default/red-inner'] };
const READ_OWN: Record<string, PolicyDecision> = {
  'tandem.slo.read': createSloConditionalDecision(
    sloReadPermission,
    sloConditions.isOwner(IN_RED),
  ),
  'tandem.deployment.read': createDeploymentConditionalDecision(
    deploymentReadPermission,
    deploymentConditions.isOwner(IN_RED),
  ),
};
const WRITE_OWN: Record<string, PolicyDecision> = {
  'tandem.slo.create': createSloConditionalDecision(
    sloCreatePermission,
    sloConditions.isOwner(IN_RED),
  ),
  'tandem.assignment.create': createAssignmentConditionalDecision(
    assignmentCreatePermission,
    assignmentConditions.isOwner(IN_RED),
  ),
  'tandem.correction.create': createCorrectionConditionalDecision(
    correctionCreatePermission,
    correctionConditions.isOwner(IN_RED),
  ),
};

describe.each(ids)('access to the summary of an entity on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;
  const entities = [
    group('company'),
    group('red', 'company'),
    group('red-inner', 'red'),
    group('blue', 'company'),
    component('payments', { owner: 'red' }),
    component('search', { owner: 'blue' }),
    user('dana'),
  ];

  beforeAll(async () => {
    tandem = await startTandem(databases, id, entities, {}, [policy.feature]);
    for (const name of ['payments', 'search']) {
      await tandem
        .post('/slos', { document: sloDocument('answers', { service: name }) })
        .expect(201);
      const entityRef = `component:default/${name}`;
      const item = deployment({ entityRef, finishedAt: ago(HOUR) });
      await tandem.post('/deployments', item).expect(201);
    }
  });
  beforeEach(() => policy.say());
  afterAll(() => tandem.stop());

  const summary = async (path: string, as = 'user:default/reader') =>
    (await tandem.as(as).get(`/entities/${path}/summary`).expect(200)).body;
  const service = (name: string) => summary(`component/default/${name}`);

  it('asks the policy once, and hides nothing where it allows everything', async () => {
    expect(await service('payments')).toMatchObject({
      hidden: [],
      allowed: [
        'tandem.slo.create',
        'tandem.correction.create',
        'tandem.assignment.create',
      ],
      allowedSloStates: ['draft', 'published'],
      allowedProposals: ['oneself', 'somebody', 'self-run'],
      slos: [
        {
          allowed: ['tandem.slo.update', 'tandem.slo.delete'],
          allowedStates: ['draft', 'published', 'archived'],
        },
      ],
      coverage: { covered: false },
      environments: ['production'],
    });
    expect(policy.calls).toHaveLength(1);
  });

  it('says what may be done where the policy decides by the entity', async () => {
    policy.say(WRITE_OWN);
    expect((await service('payments')).allowed).toEqual([
      'tandem.slo.create',
      'tandem.correction.create',
      'tandem.assignment.create',
    ]);
    expect(await service('search')).toMatchObject({
      allowed: [],
      allowedSloStates: [],
      allowedProposals: [],
    });
    const team = await summary('group/default/red');
    expect(team).toMatchObject({
      allowed: ['tandem.assignment.create'],
      allowedProposals: ['oneself', 'somebody', 'self-run'],
    });
    expect(team).not.toHaveProperty('allowedSloStates');
    expect(policy.calls).toHaveLength(3);
  });

  it('tells apart what one right stands for: drafts and publishing, oneself and the team', async () => {
    policy.say({
      'tandem.slo.create': createSloConditionalDecision(
        sloCreatePermission,
        sloConditions.hasState({ states: ['draft'] }),
      ),
      'tandem.assignment.create': createAssignmentConditionalDecision(
        assignmentCreatePermission,
        assignmentConditions.isAssigned({ userRefs: ['user:default/reader'] }),
      ),
    });
    expect(await service('payments')).toMatchObject({
      allowed: [
        'tandem.slo.create',
        'tandem.correction.create',
        'tandem.assignment.create',
      ],
      allowedSloStates: ['draft'],
      allowedProposals: ['oneself'],
    });
    expect(policy.calls).toHaveLength(1);
  });

  it.each([
    ['slos', 'tandem.slo.read', ['slos', 'sloCount']],
    ['coverage', 'tandem.assignment.read', ['coverage']],
    ['dora', 'tandem.deployment.read', ['dora', 'environments', 'services']],
  ])('leaves out %s without %s, and says so', async (hidden, name, fields) => {
    policy.say({ [name]: DENY });
    for (const path of ['component/default/payments', 'group/default/red']) {
      const body = await summary(path);
      expect(body.hidden).toEqual([hidden]);
      for (const field of fields) expect(body).not.toHaveProperty(field);
    }
  });

  it('is refused where every section is', async () => {
    policy.say({
      'tandem.slo.read': DENY,
      'tandem.assignment.read': DENY,
      'tandem.deployment.read': DENY,
    });
    const { body } = await tandem
      .get('/entities/component/default/payments/summary')
      .expect(403);
    expect(body.error.message).toContain('tandem.slo.read');
  });

  it('hides by condition what is not of the reader', async () => {
    policy.say(READ_OWN);
    expect(await service('payments')).toMatchObject({
      hidden: [],
      sloCount: 1,
    });
    const other = await service('search');
    expect(other.hidden).toEqual(['slos', 'dora']);
    expect(other).not.toHaveProperty('slos');
    expect(other).not.toHaveProperty('dora');
  });

  it('pools of a group what the reader may see', async () => {
    expect(await summary('group/default/company')).toMatchObject({
      sloCount: 2,
      services: { totalItems: 2 },
    });
    policy.say(READ_OWN);
    const body = await summary('group/default/company');
    expect(body).toMatchObject({
      hidden: [],
      sloCount: 1,
      services: {
        totalItems: 1,
        items: [{ entityRef: 'component:default/payments' }],
      },
    });
    expect(body.dora.metrics.deploymentFrequency.deployments).toBe(1);
    expect(policy.calls).toHaveLength(1);
  });

  it('of an entity that the reader does not see is that of one there is not', async () => {
    tandem.catalog.entities = entities.filter(
      ({ metadata }) => metadata.name !== 'search',
    );
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    const nobody = tandem.as('user:default/half-blind');
    const [hidden, unknown] = await Promise.all(
      ['search', 'nowhere'].map(name =>
        nobody.get(`/entities/component/default/${name}/summary`).expect(404),
      ),
    );
    expect(hidden.body.error.message.replace('search', 'nowhere')).toBe(
      unknown.body.error.message,
    );
    const group_ = await summary(
      'group/default/company',
      'user:default/half-blind',
    );
    expect(group_).toMatchObject({ sloCount: 1, services: { totalItems: 1 } });
    tandem.catalog.entities = entities;
  });

  it('of a person says where what they help with is hidden', async () => {
    expect(await summary('user/default/dana')).toMatchObject({
      hidden: [],
      assignments: [],
    });
    policy.say({ 'tandem.assignment.read': DENY });
    expect(await summary('user/default/dana')).toMatchObject({
      hidden: ['assignments'],
      assignments: [],
    });
    expect(policy.calls).toHaveLength(1);
  });
});
