import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import {
  ago,
  deployment,
  HOUR,
  incident,
} from '../../__testUtils__/deliveries';
import { component, group } from '../../__testUtils__/entities';
import {
  startTandem,
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const REFS = NAMES.map(name => `component:default/${name}`);
const ENTITIES = [
  group('red'),
  ...NAMES.map(name => component(name, { owner: 'red' })),
];
const REQUESTS = 20;

interface Posts {
  path: string;
  items: (DeploymentInput | IncidentInput)[];
}

/** Batches that overlap: each key is in several, with another finish in each. */
function overlappingBatches(): Posts[] {
  return Array.from({ length: REQUESTS }, (_, batch) => {
    const refs = batch % 2 ? REFS : [...REFS].reverse();
    if (batch % 5 === 4) {
      return {
        path: '/incidents',
        items: refs.map(entityRef =>
          incident({
            entityRef,
            externalId: `incident-${batch % 3}`,
            startedAt: ago((20 - batch) * HOUR),
            resolvedAt: ago((19 - batch) * HOUR),
          }),
        ),
      };
    }
    return {
      path: '/deployments',
      items: refs.flatMap(entityRef =>
        [0, 1, 2].map(run => {
          const commit = `commit-${(batch * 7 + run) % 5}`;
          return deployment({
            entityRef,
            externalId: `run-${(batch + run) % 8}`,
            finishedAt: ago(((batch * 5 + run) % 24) * HOUR),
            commit,
            changes: [{ commit, committedAt: ago((30 + run) * HOUR) }],
          });
        }),
      ),
    };
  });
}

/** What does not depend on keys and on when it arrived. */
async function figuresOf(tandem: RunningTandem) {
  const range = `from=${ago(48 * HOUR)}&to=${ago(-HOUR / 2)}`;
  const figures = [];
  for (const ref of [...REFS, 'group:default/red']) {
    const { body } = await tandem.get(`/dora?entityRef=${ref}&${range}`);
    figures.push([body.metrics, body.incidents]);
  }
  const { body } = await tandem.get('/deployments?limit=500');
  const facts = body.items.map(
    ({ id, receivedAt, ...item }: Record<string, unknown>) => item,
  );
  return {
    figures: figures.map(([{ deploymentFrequency, ...rest }]) => ({
      ...rest,
      deployments: deploymentFrequency.deployments,
    })),
    facts: facts
      .map((item: unknown) => JSON.stringify(item))
      .sort() as string[],
  };
}

describe.each(ids)('parallel requests on %p', id => {
  it('leave the figures that they leave one by one', async () => {
    const batches = overlappingBatches();
    const oneByOne = await startTandem(databases, id, ENTITIES);
    for (const { path, items } of batches) {
      await oneByOne.post(path, { items });
    }
    const expected = await figuresOf(oneByOne);
    await oneByOne.stop();

    const parallel = await startTandem(databases, id, ENTITIES);
    const answers = await Promise.all(
      batches.map(({ path, items }) => parallel.post(path, { items })),
    );
    for (const answer of answers) {
      expect([200, 201]).toContain(answer.status);
      for (const result of answer.body.results) {
        expect(result.status).not.toBe('rejected');
      }
    }
    expect(await figuresOf(parallel)).toEqual(expected);
    await parallel.stop();
  });

  it('that name new services in opposite orders do not wait for each other', async () => {
    const tandem = await startTandem(databases, id, []);
    const names = Array.from({ length: 300 }, (_, index) => `new-${index}`);
    // Half of them the catalog holds, half it does not.
    tandem.catalog.entities = names
      .filter((_, index) => index % 2)
      .map(name => component(name));
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, (_, batch) => {
        const order = batch % 2 ? names : [...names].reverse();
        return tandem.post('/deployments', {
          items: order.map(name =>
            deployment({
              entityRef: `component:default/${name}`,
              externalId: `${batch}`,
            }),
          ),
        });
      }),
    );
    expect(answers.map(answer => answer.status)).toEqual(
      answers.map(() => 201),
    );
    const [{ count }] = await tandem.knex('deployments').count({ count: '*' });
    expect(Number(count)).toBe(names.length * REQUESTS);
    await tandem.stop();
  });

  it('at two backends on one database, with their tasks beside, leave snapshots equal to the figures', async () => {
    const first = await startTandem(databases, id, ENTITIES);
    const second = await startTandemOn(first.knex, ENTITIES);
    const both = [first, second];
    await Promise.all([
      ...overlappingBatches().map(({ path, items }, index) =>
        both[index % 2].post(path, { items }).expect(response => {
          expect(response.status).toBeLessThan(300);
        }),
      ),
      ...Array.from({ length: 6 }, (_, index) =>
        both[index % 2].run('dora-snapshots'),
      ),
      ...both.map(tandem => tandem.run('catalog-projection')),
      ...both.map(tandem => tandem.run('fact-rebuild')),
    ]);
    await first.knex('dora_snapshots').update({ due_at: 0 });
    await Promise.all(both.map(tandem => tandem.run('dora-snapshots')));
    const rows = await first.knex('dora_snapshots');
    expect(rows).toHaveLength(NAMES.length);
    for (const row of rows) {
      expect(row.computed_revision).toBe(row.revision);
      const snapshot = JSON.parse(row.dora);
      const { entityRef, from, to } = snapshot;
      const live = await second.get(
        `/dora?entityRef=${entityRef}&from=${from}&to=${to}`,
      );
      expect(live.body.metrics).toEqual(snapshot.metrics);
    }
    await Promise.all(both.map(tandem => tandem.stop()));
  });
});
