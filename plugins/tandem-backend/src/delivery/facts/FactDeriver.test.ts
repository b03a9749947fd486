import type {
  DeploymentInput,
  DeploymentOut,
  DoraMetrics,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import {
  ago,
  DAY,
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

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

type Post = [path: string, body: DeploymentInput | IncidentInput];

function deployed(hoursAgo: number, more: Partial<DeploymentInput>): Post {
  return [
    '/deployments',
    deployment({ finishedAt: ago(hoursAgo * HOUR), ...more }),
  ];
}

function happened(hoursAgo: number, more: Partial<IncidentInput>): Post {
  return ['/incidents', incident({ startedAt: ago(hoursAgo * HOUR), ...more })];
}

function permutations<T>(items: readonly T[]): T[][] {
  return items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) =>
        permutations(items.filter((_, other) => other !== index)).map(rest => [
          item,
          ...rest,
        ]),
      );
}

describe.each(ids)('posts one by one, in every order, on %p', id => {
  let tandem: RunningTandem;
  let runs = 0;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, []);
  });
  afterAll(() => tandem.stop());

  /** Deployments oldest first, and the metrics, after each order of the posts. */
  async function afterEachOrder(
    posts: Post[],
    check: (deployments: DeploymentOut[], metrics: DoraMetrics) => void,
  ) {
    for (const order of permutations(posts)) {
      runs += 1;
      const entityRef = `component:default/service-${runs}`;
      tandem.catalog.entities = [component(`service-${runs}`)];
      for (const [path, body] of order) {
        await tandem.post(path, { ...body, entityRef });
      }
      const list = await tandem.get(`/deployments?entityRef=${entityRef}`);
      const { body } = await tandem.get(`/dora?entityRef=${entityRef}`);
      check(list.body.items.reverse(), body.metrics);
    }
  }

  it('a rollback is seen across deployments whose commit nobody knows', async () => {
    await afterEachOrder(
      [
        deployed(9, { externalId: '1', commit: 'a' }),
        deployed(8, { externalId: '2', commit: 'b' }),
        deployed(7, { externalId: '3' }),
        deployed(6, { externalId: '4', commit: 'a' }),
      ],
      deployments =>
        expect(deployments).toMatchObject([
          { kind: 'planned', failed: false },
          { kind: 'planned', failed: false },
          { kind: 'planned', failed: true, recoverySeconds: 3600 },
          { kind: 'rollback', failed: false },
        ]),
    );
  });

  it('what was undone is whole again when the rollback turns out to have failed', async () => {
    await afterEachOrder(
      [
        deployed(9, { externalId: '1', commit: 'a' }),
        deployed(8, { externalId: '2', commit: 'b' }),
        deployed(7, { externalId: '3', commit: 'a' }),
        deployed(6, { externalId: '3', status: 'failed' }),
      ],
      (deployments, metrics) => {
        expect(deployments).toMatchObject([
          { kind: 'planned', failed: false },
          { kind: 'planned', failed: false },
          { status: 'failed', failed: false },
        ]);
        expect(metrics.deploymentReworkRate.unplanned).toBe(0);
      },
    );
  });

  it('an incident with a link waits for that deployment, one without takes the latest', async () => {
    await afterEachOrder(
      [
        deployed(9, { externalId: '1' }),
        happened(7, {
          externalId: 'linked',
          deployment: { source: 'ci', externalId: '2' },
        }),
        happened(6, { externalId: 'free', resolvedAt: ago(5 * HOUR) }),
        deployed(8, { externalId: '2', environment: 'staging' }),
      ],
      deployments =>
        expect(deployments).toMatchObject([
          { externalId: '1', failed: true, recoverySeconds: 3600 },
          { environment: 'staging', failed: true },
        ]),
    );
  });

  it('an environment that comes and goes leaves nothing behind', async () => {
    const changes = [{ commit: 'a', committedAt: ago(DAY) }];
    await afterEachOrder(
      [
        deployed(9, { externalId: '1', commit: 'a', changes }),
        deployed(8, { externalId: '1', environment: 'staging' }),
        deployed(7, { externalId: '1', status: 'failed' }),
        happened(8, { externalId: 'i' }),
      ],
      (deployments, metrics) => {
        expect(deployments).toMatchObject([
          { status: 'failed', environment: 'production', failed: false },
        ]);
        expect(metrics).toMatchObject({
          deploymentFrequency: { deployments: 0, level: 'insufficient-data' },
          changeLeadTime: { changes: 0 },
        });
      },
    );
  });
});
