import {
  deploymentReadPermission,
  explainRefusedRight,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { ago, deployment, HOUR, incident } from '../__testUtils__/deliveries';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  ENTITIES,
  inStaging,
  ownedBy,
  PAYMENTS,
  SEARCH,
  UNKNOWN,
  without,
} from './__testUtils__/twoTeams';

const READS_OWN = {
  'tandem.deployment.read': ownedBy(deploymentReadPermission),
};
const READS_STAGING = {
  'tandem.deployment.read': inStaging(deploymentReadPermission),
};

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('reading deliveries on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeEach(async () => {
    policy.say();
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
  });
  beforeEach(async () => {
    await tandem
      .post('/deployments', {
        items: [
          deployment({ finishedAt: ago(4 * HOUR) }),
          deployment({ entityRef: SEARCH, finishedAt: ago(3 * HOUR) }),
          deployment({ finishedAt: ago(2 * HOUR), environment: 'staging' }),
          deployment({ entityRef: SEARCH, finishedAt: ago(HOUR) }),
        ],
      })
      .expect(201);
    await tandem
      .post('/incidents', {
        items: [
          incident({ startedAt: ago(2 * HOUR) }),
          incident({ entityRef: SEARCH, startedAt: ago(HOUR) }),
        ],
      })
      .expect(201);
    policy.calls.length = 0;
  });
  afterEach(() => tandem.stop());

  const body = async (path: string, as = 'user:default/reader') =>
    (await tandem.as(as).get(path).expect(200)).body;
  const refs = (page: { items: { entityRef: string }[] }) =>
    page.items.map(({ entityRef }) => entityRef);

  it.each([
    '/deployments',
    '/deployments/1',
    '/incidents',
    '/incidents/1',
    `/dora?entityRef=${PAYMENTS}`,
    `/dora/series?entityRef=${PAYMENTS}&bucket=day`,
  ])('%s is refused where the policy denies it', async path => {
    policy.say({ 'tandem.deployment.read': DENY });
    const { body: answer } = await tandem.get(path).expect(403);
    expect(answer.error.message).toBe(
      explainRefusedRight('tandem.deployment.read'),
    );
    expect(policy.calls).toEqual([
      ['catalog.entity.read', 'tandem.deployment.read'],
    ]);
  });

  it('lists what is of the reader, page by page', async () => {
    policy.say(READS_OWN);
    expect(refs(await body('/incidents'))).toEqual([PAYMENTS]);
    const first = await body('/deployments?limit=1');
    const second = await body(
      `/deployments?limit=1&cursor=${first.nextCursor}`,
    );
    expect(refs(first)).toEqual([PAYMENTS]);
    expect(refs(second)).toEqual([PAYMENTS]);
    expect(second.nextCursor).toBeUndefined();
    expect(policy.calls).toHaveLength(3);
  });

  it('lists what is in an environment that the reader may see', async () => {
    policy.say(READS_STAGING);
    const { items } = await body('/deployments');
    expect(items).toMatchObject([{ environment: 'staging' }]);
    expect((await body('/incidents')).items).toEqual([]);
  });

  it('tells of a hidden one no more than of an unknown one', async () => {
    const { items } = await body(`/deployments?entityRef=${SEARCH}`);
    const { items: incidents } = await body(`/incidents?entityRef=${SEARCH}`);
    policy.say(READS_OWN);
    for (const [path, key] of [
      ['deployments', items[0].id],
      ['incidents', incidents[0].id],
    ]) {
      const hidden = await tandem.get(`/${path}/${key}`).expect(404);
      const unknown = await tandem.get(`/${path}/99${key}`).expect(404);
      expect(hidden.body.error.message.replace(key, '')).toBe(
        unknown.body.error.message.replace(`99${key}`, ''),
      );
    }
  });

  it('answers of a service the reader does not see as of one there is not', async () => {
    tandem.catalog.entities = without('search');
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    for (const path of [
      '/deployments?',
      '/incidents?',
      '/dora?',
      '/dora/series?bucket=day&',
    ]) {
      const [hidden, unknown] = [
        await tandem.get(`${path}entityRef=${SEARCH}`).expect(404),
        await tandem.get(`${path}entityRef=${UNKNOWN}`).expect(404),
      ];
      expect(hidden.body.error.message.replace(SEARCH, UNKNOWN)).toBe(
        unknown.body.error.message,
      );
    }
    expect(new Set(refs(await body('/deployments')))).toEqual(
      new Set([PAYMENTS]),
    );
    expect(refs(await body('/incidents'))).toEqual([PAYMENTS]);
  });

  const deploymentsOf = async (path: string) =>
    (await body(path)).metrics.deploymentFrequency.deployments;

  it('pools in a roll-up what the reader may see', async () => {
    const path = '/dora?entityRef=system:default/shop';
    expect(await deploymentsOf(path)).toBe(3);
    policy.say(READS_OWN);
    expect(await deploymentsOf(path)).toBe(1);
    expect(policy.calls).toHaveLength(1);
    policy.say(READS_STAGING);
    expect(await deploymentsOf(path)).toBe(0);
    expect(await deploymentsOf(`${path}&environment=staging`)).toBe(1);
    tandem.catalog.entities = without('payments');
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    expect(await deploymentsOf(path)).toBe(2);
  });

  it('refuses the figures of a service, rather than show none', async () => {
    policy.say(READS_OWN);
    expect(await deploymentsOf(`/dora?entityRef=${PAYMENTS}`)).toBe(1);
    const { body: answer } = await tandem
      .get(`/dora?entityRef=${SEARCH}`)
      .expect(403);
    expect(answer.error.message).toContain('tandem.deployment.read');
    policy.say(READS_STAGING);
    await tandem.get(`/dora?entityRef=${PAYMENTS}`).expect(403);
    await tandem
      .get(`/dora/series?entityRef=${PAYMENTS}&bucket=day`)
      .expect(403);
  });
});
