import {
  deploymentCreatePermission,
  explainRefusedRight,
  incidentCreatePermission,
} from '@tandem/backstage-plugin-tandem-common';
import { changeablePolicy } from '../../__testUtils__/changeablePolicy';
import {
  ago,
  deployment,
  HOUR,
  incident,
} from '../../__testUtils__/deliveries';
import { component } from '../../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../../__testUtils__/startTandem';
import { DENY } from '../../__testUtils__/withPolicy';
import {
  ENTITIES,
  inStaging,
  ownedBy,
  SEARCH,
  UNKNOWN,
} from '../__testUtils__/twoTeams';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('handing in on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeEach(async () => {
    policy.say();
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
  });
  afterEach(() => tandem.stop());

  const hand = (path: string, ...items: object[]) =>
    tandem.post(path, { items });
  const rowsOf = (table: string) => tandem.knex(table).select('*');

  it.each([
    ['/deployments', deploymentCreatePermission, deployment],
    ['/incidents', incidentCreatePermission, incident],
  ])('at %s is refused whole where the policy denies it', async (...each) => {
    const [path, { name }, item] = each;
    policy.say({ [name]: DENY });
    const { body: answer } = await hand(path, item()).expect(403);
    expect(answer.error.message).toBe(explainRefusedRight(name));
    expect(policy.calls).toEqual([[name]]);
    expect(await rowsOf(path.slice(1))).toEqual([]);
  });

  it.each([
    ['/deployments', deploymentCreatePermission, deployment],
    ['/incidents', incidentCreatePermission, incident],
  ])(
    'at %s keeps what is of the caller, groups nested in the owner included',
    async (...each) => {
      const [path, permission, item] = each;
      policy.say({ [permission.name]: ownedBy(permission) });
      const { body: answer } = await hand(
        path,
        item({ entityRef: SEARCH }),
        item(),
        item({ entityRef: UNKNOWN }),
      ).expect(201);
      const refused = { message: explainRefusedRight(permission.name) };
      expect(answer.results).toEqual([
        { index: 0, status: 'rejected', error: refused },
        { index: 1, status: 'created', id: expect.any(String) },
        { index: 2, status: 'rejected', error: refused },
      ]);
      expect(policy.calls).toEqual([[permission.name]]);
      expect(await rowsOf(path.slice(1))).toHaveLength(1);
    },
  );

  it.each([
    ['/deployments', deploymentCreatePermission, deployment],
    ['/incidents', incidentCreatePermission, incident],
  ])(
    'at %s finds a new service of the caller, and keeps no name that they made up',
    async (...each) => {
      const [path, permission, item] = each;
      policy.say({ [permission.name]: ownedBy(permission) });
      tandem.catalog.entities = [
        ...ENTITIES,
        component('new', { owner: 'red' }),
      ];
      const before = await rowsOf('catalog_entities');
      const { body: answer } = await hand(
        path,
        item({ entityRef: 'component:default/made-up-1' }),
        item({ entityRef: 'component:default/new' }),
        item({ entityRef: 'component:default/made-up-2' }),
      ).expect(201);
      expect(
        answer.results.map(({ status }: { status: string }) => status),
      ).toEqual(['rejected', 'created', 'rejected']);
      await hand(
        path,
        item({ entityRef: 'component:default/made-up-3' }),
      ).expect(403);
      const after = await rowsOf('catalog_entities');
      expect(after).toHaveLength(before.length + 1);

      policy.say();
      await hand(path, item({ entityRef: UNKNOWN })).expect(201);
      policy.say({ [permission.name]: inStaging(permission) });
      const known = { entityRef: UNKNOWN, environment: 'staging' };
      await hand(path, item(known)).expect(201);
    },
  );

  it('is 403 with results where each item is refused for lack of rights', async () => {
    policy.say({
      'tandem.deployment.create': ownedBy(deploymentCreatePermission),
    });
    const { body: answer } = await hand(
      '/deployments',
      deployment({ entityRef: SEARCH }),
      deployment({ entityRef: SEARCH }),
    ).expect(403);
    expect(answer.error.name).toBe('NotAllowedError');
    expect(answer.error.message).toContain('tandem.deployment.create');
    expect(answer.results).toHaveLength(2);
  });

  it('is 400 where one item is wrong and the others are refused', async () => {
    policy.say({
      'tandem.deployment.create': ownedBy(deploymentCreatePermission),
    });
    const { body: answer } = await hand(
      '/deployments',
      { ...deployment(), status: 'odd' },
      deployment({ entityRef: SEARCH }),
    ).expect(400);
    expect(answer.error.name).toBe('InputError');
  });

  it('in one environment reaches none that a deployment has already', async () => {
    const known = deployment({ finishedAt: ago(2 * HOUR) });
    await hand('/deployments', known).expect(201);
    policy.say({
      'tandem.deployment.create': inStaging(deploymentCreatePermission),
    });
    const moved = { ...known, environment: 'staging', finishedAt: ago(HOUR) };
    await hand('/deployments', moved).expect(403);
    await hand('/deployments', deployment()).expect(403);
    await hand('/deployments', deployment({ environment: 'STAGING' })).expect(
      201,
    );
    const rows = await rowsOf('deployments');
    expect(rows.map(row => row.environment).sort()).toEqual([
      'production',
      'staging',
    ]);
  });

  it('an incident without an environment is one of production', async () => {
    policy.say({
      'tandem.incident.create': inStaging(incidentCreatePermission),
    });
    await hand('/incidents', incident()).expect(403);
    const known = incident({ environment: 'staging' });
    await hand('/incidents', known).expect(201);
    const { environment, ...resolved } = { ...known, resolvedAt: ago(0) };
    await hand('/incidents', resolved).expect(200);
    expect(await rowsOf('incidents')).toMatchObject([
      { environment: 'staging' },
    ]);
  });
});
