import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  assignmentReadPermission,
  deploymentReadPermission,
  sloReadPermission,
  type FleetService,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { component, group, system, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
  createDeploymentConditionalDecision,
  createSloConditionalDecision,
  deploymentConditions,
  sloConditions,
} from '../permissions/conditions';
import { prepareFleet } from './__testUtils__/prepareFleet';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const PAYMENTS = 'component:default/payments';
const [SEARCH, CART] = ['component:default/search', 'component:default/cart'];
const IN_RED = { claims: ['group:default/red'] };
const READ_OWN: Record<string, PolicyDecision> = {
  'tandem.slo.read': createSloConditionalDecision(
    sloReadPermission,
    sloConditions.isOwner(IN_RED),
  ),
  'tandem.assignment.read': createAssignmentConditionalDecision(
    assignmentReadPermission,
    assignmentConditions.isOwner(IN_RED),
  ),
  'tandem.deployment.read': createDeploymentConditionalDecision(
    deploymentReadPermission,
    deploymentConditions.isOwner(IN_RED),
  ),
};
const HALF_BLIND = 'user:default/half-blind';

describe.each(ids)('access to the fleet on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;
  const company = group('company');
  company.metadata.title = 'The Company';
  const entities = [
    company,
    group('red', 'company'),
    group('blue', 'company'),
    system('shop'),
    component('payments', { owner: 'red', system: 'shop' }),
    component('search', { owner: 'blue', system: 'shop' }),
    component('cart', { owner: 'red' }),
    user('dana'),
  ];
  const visible = entities.filter(
    ({ metadata }) => !['search', 'company'].includes(metadata.name),
  );

  beforeAll(async () => {
    tandem = await startTandem(databases, id, entities, {}, [policy.feature]);
    await prepareFleet(tandem);
    for (const entityRef of [PAYMENTS, SEARCH]) {
      await tandem
        .knex('fleet_services')
        .where('entity_ref', entityRef)
        .update({
          tier: entityRef === SEARCH ? '9' : '1',
          slo_count: 1,
          slo_state: 'burning',
          slo_rank: 1,
          slo_order: 1.2,
          slo_remaining_ratio: 0.1,
          via: 'component',
          primary_ref: 'user:default/dana',
          per_day: 1,
          deployments: 30,
          level: 'elite',
          is_tracked: true,
          is_drafted: true,
          is_published: true,
          is_covered: true,
        });
    }
  });
  beforeEach(() => policy.say());
  afterEach(() => {
    tandem.catalog.entities = entities;
  });
  afterAll(() => tandem.stop());

  const read = async (path: string, as = 'user:default/reader') =>
    (await tandem.as(as).get(path).expect(200)).body;
  const list = async (query = '', as?: string) => {
    const { items, totalItems } = await read(`/fleet/services?${query}`, as);
    const all = items as FleetService[];
    expect(totalItems).toBe(all.length);
    return new Map(all.map(each => [each.entityRef, each]));
  };
  const refs = async (query = '', as?: string) => [
    ...(await list(query, as)).keys(),
  ];
  const counts = (funnel: Funnel) =>
    funnel.steps.map(({ step, services, reached }) => [
      step,
      services,
      reached,
    ]);

  it.each([
    '/fleet/services',
    '/fleet/services.csv',
    '/fleet/filter-values?filter=owner',
    '/fleet/funnel',
  ])('%s asks once, and is refused where all parts are', async path => {
    await tandem.get(path).expect(200);
    expect(policy.calls).toEqual([
      [
        'catalog.entity.read',
        'tandem.slo.read',
        'tandem.assignment.read',
        'tandem.deployment.read',
      ],
    ]);
    policy.say({
      'tandem.slo.read': DENY,
      'tandem.assignment.read': DENY,
      'tandem.deployment.read': DENY,
    });
    const { body } = await tandem.get(path).expect(403);
    expect(body.error.message).toContain('tandem.slo.read');
  });

  it.each([
    ['slo', 'tandem.slo.read', ['status=burning', 'missing=drafted']],
    [
      'coverage',
      'tandem.assignment.read',
      ['covered=true', 'covered=false', 'liaisonRef=user:default/dana'],
    ],
    ['dora', 'tandem.deployment.read', ['missing=tracked']],
  ])('lists services without %s to whom %s is denied', async (...each) => {
    const [section, name, telling] = each;
    policy.say({ [name]: DENY });
    const services = await list();
    expect([...services.keys()]).toEqual([CART, PAYMENTS, SEARCH]);
    for (const service of services.values()) {
      expect(service).not.toHaveProperty(section);
      expect(service).not.toHaveProperty('nextStep');
    }
    for (const query of telling) expect(await refs(query)).toEqual([]);
  });

  it.each(['slo', 'budget', 'frequency', 'leadTime', 'failRate', 'recovery'])(
    'in the order of %s tells nothing of what is hidden, page by page',
    async sort => {
      policy.say(READ_OWN);
      const first = await read(`/fleet/services?sort=${sort}&limit=2`);
      const second = await read(
        `/fleet/services?sort=${sort}&limit=2&cursor=${first.nextCursor}`,
      );
      const hidden: FleetService[] = [...first.items, ...second.items];
      expect(hidden.map(({ entityRef }) => entityRef).sort()).toEqual([
        CART,
        PAYMENTS,
        SEARCH,
      ]);
      expect(hidden.at(-1)?.entityRef).toBe(SEARCH);
    },
  );

  it('shows by condition what belongs to the team of the reader', async () => {
    policy.say(READ_OWN);
    const services = await list();
    expect(services.get(PAYMENTS)).toMatchObject({
      slo: { state: 'burning', count: 1 },
      coverage: { covered: true, primary: 'user:default/dana' },
      dora: { deployments: 30 },
      nextStep: 'stop-burning',
    });
    const other = services.get(SEARCH);
    for (const part of ['slo', 'coverage', 'dora', 'nextStep']) {
      expect(other).not.toHaveProperty(part);
    }
    expect(await refs('status=burning')).toEqual([PAYMENTS]);
    expect(await refs('missing=published')).toEqual([CART]);
    expect(await read('/fleet/filter-values?filter=liaison')).toMatchObject({
      items: [{ value: 'user:default/dana', services: 1 }],
    });
  });

  it('shows SLOs of a row only to whom drafts are shown as well', async () => {
    policy.say({
      'tandem.slo.read': createSloConditionalDecision(
        sloReadPermission,
        sloConditions.hasState({ states: ['published'] }),
      ),
    });
    expect((await list()).get(PAYMENTS)).not.toHaveProperty('slo');
  });

  it('leaves out services and groups that the reader does not see', async () => {
    tandem.catalog.entities = visible;
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    expect(await refs('', HALF_BLIND)).toEqual([CART, PAYMENTS]);
    expect(await refs('search=search', HALF_BLIND)).toEqual([]);
    const values = async (filter: string) =>
      (await read(`/fleet/filter-values?filter=${filter}`, HALF_BLIND)).items;
    expect(await values('owner')).toEqual([
      { value: 'group:default/red', services: 2 },
    ]);
    expect(await values('tier')).toEqual([{ value: '1', services: 1 }]);
    expect(await values('system')).toEqual([
      { value: 'system:default/shop', services: 1 },
    ]);
    const { text } = await tandem
      .as(HALF_BLIND)
      .get('/fleet/services.csv')
      .expect(200);
    expect(text.split('\n')).toHaveLength(4);
    expect(text).not.toContain('search');
  });

  it('leaves cells of the file empty', async () => {
    policy.say({ 'tandem.slo.read': DENY });
    const { text } = await tandem
      .get(
        '/fleet/services.csv?columns=service&columns=slo&columns=budget&columns=level',
      )
      .expect(200);
    expect(text.trim().split('\n')).toEqual([
      'service,slo,budget,level',
      'cart,,,insufficient-data',
      'payments,,,elite',
      'search,,,elite',
    ]);
  });

  it('tells the trend and the medians of the funnel to whom nothing is hidden', async () => {
    const funnel = await read('/fleet/funnel');
    expect(funnel).not.toHaveProperty('isPartial');
    expect(funnel.trend).toHaveLength(1);
    expect(counts(funnel)).toEqual([
      ['catalogued', 3, 3],
      ['owned', 3, 3],
      ['tracked', 2, 2],
      ['drafted', 2, 2],
      ['published', 2, 2],
      ['covered', 2, 2],
    ]);
  });

  it('counts in the funnel of others what they see, and no day before', async () => {
    tandem.catalog.entities = visible;
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    const unseen = await read('/fleet/funnel', HALF_BLIND);
    expect(unseen).toMatchObject({
      isPartial: true,
      trend: [],
      teams: 1,
      medianDaysToCovered: null,
      medianDaysToCoveredBefore: null,
    });
    expect(counts(unseen)).toEqual([
      ['catalogued', 2, 2],
      ['owned', 2, 2],
      ['tracked', 1, 1],
      ['drafted', 1, 1],
      ['published', 1, 1],
      ['covered', 1, 1],
    ]);
    for (const { change, medianDays } of unseen.steps) {
      expect([change, medianDays]).toEqual([null, null]);
    }
    policy.say(READ_OWN);
    expect(counts(await read('/fleet/funnel'))).toContainEqual([
      'covered',
      1,
      1,
    ]);
    policy.say({ 'tandem.slo.read': DENY });
    expect(counts(await read('/fleet/funnel'))).toEqual([
      ['catalogued', 3, 3],
      ['owned', 3, 3],
      ['tracked', 2, 2],
      ['covered', 2, 2],
    ]);
  });
});
