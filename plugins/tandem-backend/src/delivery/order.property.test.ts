import type {
  DeploymentInput,
  DeploymentKind,
  DeploymentOut,
  DeploymentStatus,
  Dora,
  IncidentInput,
  IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';
import fc from 'fast-check';
import { HOUR } from '../__testUtils__/deliveries';
import { component, group } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const FIRST = Date.parse('2026-03-02T22:00:00Z');
const RANGE = 'from=2026-03-03T00:00:00Z&to=2026-03-04T00:00:00Z';

/** A post whose service is the first or the second. */
type Post =
  | { path: '/deployments'; service: number; body: DeploymentBody }
  | { path: '/incidents'; service: number; body: IncidentBody };
type DeploymentBody = Omit<DeploymentInput, 'entityRef'>;
type IncidentBody = Omit<IncidentInput, 'entityRef'>;

/** How the same posts arrive: in which order, how often, in which batches. */
interface Arrival {
  seed: number;
  batchSize: number;
}

// Mostly the first one, so that its history is long enough to go back and forth.
const service = fc.constantFrom(0, 0, 0, 1);
const instant = fc
  .integer({ min: 0, max: 9 })
  .map(hour => new Date(FIRST + hour * HOUR).toISOString());
const commit = fc.constantFrom('a', 'a', 'b', 'b', 'bc');
const environment = fc.constantFrom(
  'production',
  'production',
  'production',
  'staging',
);
const kind = fc.constantFrom<DeploymentKind>('planned', 'hotfix', 'rollback');
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant<DeploymentStatus>('succeeded') },
  fc.constantFrom<DeploymentStatus>('failed', 'cancelled', 'in_progress'),
);
// The last two sort differently by UTF-16 units than by code points.
const key = fc.record({
  source: fc.constantFrom('ci', 'cd'),
  externalId: fc.constantFrom('1', '2', '3', '4', '5', '\uff5e', '\u{1f680}'),
});

function optional<T>(value: fc.Arbitrary<T>) {
  return fc.option(value, { nil: undefined });
}

const change = fc.record({
  commit,
  committedAt: instant,
  pullRequest: optional(
    fc.record({
      firstCommitAt: optional(instant),
      openedAt: optional(instant),
      mergedAt: optional(instant),
    }),
  ),
});

const deploymentPost: fc.Arbitrary<Post> = fc.record({
  path: fc.constant('/deployments' as const),
  service,
  body: fc
    .record({
      key,
      environment,
      status,
      finishedAt: instant,
      startedAt: optional(instant),
      commit: fc.option(commit, { nil: undefined, freq: 2 }),
      kind: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, kind),
      changes: optional(fc.array(change, { maxLength: 3 })),
    })
    .map(({ key: { source, externalId }, ...body }) => ({
      source,
      externalId,
      ...body,
    })),
});

/** Posts of one incident, none of which contradicts another on what is a correction. */
const incidentPosts: fc.Arbitrary<Post[]> = fc
  .record({
    service,
    externalId: fc.constantFrom('i1', 'i2', 'i3', 'i4', 'i5'),
    environment,
    link: optional(key),
    times: fc.array(
      fc.record({
        startedAt: instant,
        lastsHours: optional(fc.integer({ min: 0, max: 5 })),
        tellsAll: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(incident =>
    incident.times.map(({ startedAt, lastsHours, tellsAll }, index) => ({
      path: '/incidents' as const,
      service: incident.service,
      body: {
        source: 'pager',
        externalId: incident.externalId,
        title: 'Down',
        startedAt,
        resolvedAt:
          lastsHours === undefined
            ? undefined
            : new Date(Date.parse(startedAt) + lastsHours * HOUR).toISOString(),
        ...((tellsAll || index === 0) && {
          environment: incident.environment,
          deployment: incident.link,
        }),
      },
    })),
  );

const history = fc
  .record({
    deployments: fc.array(deploymentPost, { minLength: 10, maxLength: 30 }),
    incidents: fc.uniqueArray(incidentPosts, {
      maxLength: 5,
      selector: ([{ service: of, body }]) => `${of}${body.externalId}`,
    }),
  })
  .map(({ deployments, incidents }) => [...deployments, ...incidents.flat()]);

const arrival: fc.Arbitrary<Arrival> = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
  batchSize: fc.constantFrom(1, 2, 3, 30),
});

/** The posts shuffled, about a third of them repeated. */
function arrange(posts: Post[], { seed }: Arrival): Post[] {
  let state = seed;
  const random = () => {
    state = (state * 48271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
  const repeated = [...posts, ...posts.filter(() => random() < 1 / 3)];
  return repeated
    .map(post => ({ post, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ post }) => post);
}

async function postAll(
  tandem: RunningTandem,
  posts: Post[],
  batchSize: number,
  refs: string[],
) {
  let rest = posts;
  while (rest.length > 0) {
    const [{ path }] = rest;
    const other = rest.findIndex(post => post.path !== path);
    const batch = rest.slice(
      0,
      Math.min(batchSize, other < 0 ? rest.length : other),
    );
    rest = rest.slice(batch.length);
    const { body } = await tandem.post(path, {
      items: batch.map(post => ({
        ...post.body,
        entityRef: refs[post.service],
      })),
    });
    expect(body.results).toHaveLength(batch.length);
    for (const result of body.results) expect(result.error).toBeUndefined();
  }
}

/** All that must not depend on the arrival, without the names of the run. */
async function figuresOf(tandem: RunningTandem, owner: string, refs: string[]) {
  const get = async (path: string) => (await tandem.get(path).expect(200)).body;
  const figures = [];
  for (const ref of [owner, ...refs]) {
    const query = `entityRef=${ref}&${RANGE}`;
    const { entityRef, asOf, ...dora }: Dora = await get(`/dora?${query}`);
    figures.push(dora, await get(`/dora/series?${query}&bucket=day`));
  }
  const deployments = await get(`/deployments?entityRef=${owner}&limit=500`);
  const incidents = await get(`/incidents?entityRef=${owner}&limit=500`);
  return {
    figures,
    deployments: deployments.items
      .map(({ id, entityRef, receivedAt, ...facts }: DeploymentOut) => ({
        ...facts,
        service: refs.indexOf(entityRef),
      }))
      .sort(byKey),
    incidents: incidents.items
      .map((incident: IncidentOut) => {
        const { id, entityRef, receivedAt, attributedTo, ...facts } = incident;
        return {
          ...facts,
          service: refs.indexOf(entityRef),
          attributedTo: attributedTo && [
            attributedTo.source,
            attributedTo.externalId,
          ],
        };
      })
      .sort(byKey),
  };
}

interface Keyed {
  service: number;
  source: string;
  externalId: string;
}

function byKey(a: Keyed, b: Keyed): number {
  const text = (it: Keyed) => `${it.service}/${it.source}/${it.externalId}`;
  return text(a) < text(b) ? -1 : 1;
}

describe.each(ids)('facts on %p', id => {
  let tandem: RunningTandem;
  let runs = 0;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, []);
  });
  afterAll(() => tandem.stop());

  async function figuresAfter(posts: Post[], how: Arrival) {
    runs += 1;
    const names = [`one-${runs}`, `two-${runs}`];
    const owner = `team-${runs}`;
    tandem.catalog.entities = [
      group(owner),
      ...names.map(name => component(name, { owner })),
    ];
    const refs = names.map(name => `component:default/${name}`);
    for (const ref of refs) await tandem.get(`/dora?entityRef=${ref}`);
    await postAll(tandem, arrange(posts, how), how.batchSize, refs);
    return figuresOf(tandem, `group:default/${owner}`, refs);
  }

  it('the same facts give the same figures whatever the order, repetition or batching of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(history, arrival, arrival, async (posts, one, other) => {
        expect(await figuresAfter(posts, other)).toEqual(
          await figuresAfter(posts, one),
        );
      }),
      { numRuns: 30, interruptAfterTimeLimit: 60_000 },
    );
  });
});
