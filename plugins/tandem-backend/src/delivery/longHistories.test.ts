import type {
  DeploymentInput,
  DeploymentOut,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
} from '../__testUtils__/deliveries';
import { component } from '../__testUtils__/entities';
import {
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const FROM = 'component:default/payment-service';
const FROM_TOO = 'component:default/payment-jobs';
const TO = 'component:default/payments';
/** Has posted to it at once what the other one gets piece by piece. */
const MODEL = 'component:default/model';
const entities = [component('payments'), component('model')];

type Post = { deployment: DeploymentInput } | { incident: IncidentInput };

function deployed(
  entityRef: string,
  externalId: string,
  days: number,
  more: Partial<DeploymentInput> = {},
): Post {
  const finishedAt = ago(days * DAY);
  return {
    deployment: deployment({ entityRef, externalId, finishedAt, ...more }),
  };
}

function failed(entityRef: string, externalId: string, days: number): Post {
  const startedAt = ago(days * DAY);
  return { incident: incident({ entityRef, externalId, startedAt }) };
}

function changes(prefix: string, count: number, days: number) {
  return Array.from({ length: count }, (_, index) => ({
    commit: `${prefix}-${index}`,
    committedAt: ago(days * DAY + index * HOUR),
  }));
}

/** Of two names that deployed in turns: apart, facts of them are others than as one. */
function history(changesEach: number): Post[] {
  const shared = changes('shared', 2, 13);
  return [
    deployed(TO, 'both', 12, { commit: 'z', changes: changes('z', 1, 13) }),
    deployed(FROM, 'both', 11, { commit: 'y', changes: changes('y', 1, 14) }),
    deployed(TO, 't1', 10, { commit: 'a', changes: changes('a', 2, 11) }),
    deployed(FROM, 'f1', 9, {
      commit: 'b',
      changes: [...shared, ...changes('b', changesEach, 10)],
    }),
    failed(TO, 'of-f1', 8.9),
    // A rollback only in the one chain.
    deployed(TO, 't2', 8, { commit: 'a', changes: shared }),
    failed(FROM, 'of-t2', 7.9),
    deployed(FROM, 'f2', 7, {
      commit: 'c',
      changes: changes('c', changesEach, 8),
    }),
    deployed(FROM, 'f3', 6, {
      status: 'failed',
      changes: changes('c', changesEach, 8),
    }),
  ];
}

describe.each(ids)('what waits under another name on %p', id => {
  let knex: Knex;
  let tandem: RunningTandem;

  beforeEach(async () => {
    knex = await databases.init(id);
    tandem = await startTandemOn(knex, entities);
  });
  afterEach(() => tandem.stop());

  async function post(posts: Post[]) {
    for (const each of posts) {
      const [path, item] =
        'deployment' in each
          ? ['/deployments', each.deployment]
          : ['/incidents', each.incident];
      const { body } = await tandem.post(path, {
        items: [item, { ...item, entityRef: MODEL }],
      });
      expect(body.results).toMatchObject([
        { status: expect.stringMatching(/^(created|updated)$/) },
        { status: expect.stringMatching(/^(created|updated)$/) },
      ]);
    }
  }

  async function map(from: string) {
    await tandem.post('/unmatched/mappings', { from, to: TO }).expect(201);
  }

  async function derivedWith(ref: string): Promise<string> {
    const row = await knex('dora_snapshots as s')
      .join('catalog_entities as e', 'e.id', 's.entity_id')
      .where('e.entity_ref', ref)
      .first('s.derived_with');
    return row.derived_with;
  }

  async function factsOf(ref: string) {
    const deployments = await tandem.get(`/deployments?entityRef=${ref}`);
    const incidents = await tandem.get(`/incidents?entityRef=${ref}`);
    const dora = await tandem.get(`/dora?entityRef=${ref}`).expect(200);
    const name = ref.slice(ref.indexOf('/') + 1);
    const card = await tandem.get(
      `/entities/component/default/${name}/summary`,
    );
    const samples = await knex('lead_samples as l')
      .join('deployments as d', 'd.id', 'l.deployment_id')
      .join('catalog_entities as e', 'e.id', 'l.entity_id')
      .where('e.entity_ref', ref)
      .orderBy(['l.environment', 'l.commit_sha'])
      .select('l.commit_sha', 'l.lead_millis', 'd.external_id');
    return {
      deployments: deployments.body.items.map(
        ({ id: _, entityRef, receivedAt, ...item }: DeploymentOut) => item,
      ),
      incidents: incidents.body.items.length,
      counted: dora.body.incidents,
      metrics: dora.body.metrics,
      shown: card.body.dora.metrics,
      samples,
    };
  }

  async function expectLikeModel() {
    expect(await derivedWith(TO)).toBe(await derivedWith(MODEL));
    expect(await factsOf(TO)).toEqual(await factsOf(MODEL));
    const strays = await knex('lead_samples as l')
      .join('deployments as d', 'd.id', 'l.deployment_id')
      .whereRaw('d.entity_id <> l.entity_id')
      .select('l.commit_sha');
    expect(strays).toEqual([]);
  }

  it('has its facts with the answer where it is little', async () => {
    await post(history(3));
    await map(FROM);
    expect(await derivedWith(TO)).not.toMatch(/^moved /);
    await expectLikeModel();
  });

  it('is there with the answer where it is much, and derived soon after', async () => {
    await post(history(600));
    const own = (await factsOf(TO)).metrics.changeLeadTime.changes;
    await map(FROM);
    expect(await derivedWith(TO)).toMatch(/^moved /);
    const moved = await factsOf(TO);
    const model = await factsOf(MODEL);
    expect(moved.deployments).toHaveLength(model.deployments.length);
    expect(moved.metrics.deploymentFrequency).toEqual(
      model.metrics.deploymentFrequency,
    );
    expect(moved.metrics.changeLeadTime.changes).toBeGreaterThanOrEqual(own);
    expect(moved.shown).toEqual(moved.metrics);
    expect((await tandem.get('/unmatched')).body.items).toEqual([]);

    for (let wait = 0; wait < 100; wait++) {
      if (!/^moved /.test(await derivedWith(TO))) break;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    await expectLikeModel();
  });

  it('is derived by the next that starts, where who moved it stopped before', async () => {
    await post(history(600));
    await map(FROM);
    await tandem.stop();
    expect(await derivedWith(TO)).toMatch(/^moved /);
    tandem = await startTandemOn(knex, entities);
    await tandem.run('fact-rebuild');
    await expectLikeModel();
  });

  it('is derived as one with what is mapped and delivered before', async () => {
    await post(history(600));
    await post([
      deployed(FROM_TOO, 'j1', 9.5, {
        commit: 'a',
        changes: changes('b', 300, 10),
      }),
    ]);
    await map(FROM);
    const first = await derivedWith(TO);
    await map(FROM_TOO);
    expect(await derivedWith(TO)).not.toBe(first);
    await post([
      // Holds what others held before, whose changes did not follow yet.
      deployed(TO, 'n1', 5, { commit: 'd', changes: changes('c', 5, 8) }),
      deployed(FROM, 'n2', 4, { commit: 'c', changes: changes('d', 2, 5) }),
      deployed(FROM, 'f1', 9, { commit: 'b', status: 'failed' }),
      failed(FROM_TOO, 'of-n2', 3.9),
    ]);
    await tandem.run('fact-rebuild');
    await expectLikeModel();
  });

  it('is derived from its start where more is mapped while that goes on', async () => {
    await post(history(600));
    await map(FROM);
    const outdated = await derivedWith(TO);
    await post([
      deployed(FROM_TOO, 'j1', 9.5, { changes: changes('j', 1100, 10) }),
    ]);
    await Promise.all([tandem.run('fact-rebuild'), map(FROM_TOO)]);
    expect(await derivedWith(TO)).not.toBe(outdated);
    await tandem.run('fact-rebuild');
    await expectLikeModel();
  });
});
