import {
  toOpenSloYaml,
  type OpenSloDocument,
  type SloImportResult,
} from '@tandem/backstage-plugin-tandem-common';
import { component, group } from '../__testUtils__/entities';
import { createSlo, samples, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const SLI = {
  apiVersion: 'openslo/v1',
  kind: 'SLI',
  metadata: { name: 'answers' },
  spec: (
    sloDocument('x') as {
      spec: { indicator: { spec: Record<string, unknown> } };
    }
  ).spec.indicator.spec,
};

/** An SLO that names its indicator. */
function referring(name: string, indicatorRef = 'answers') {
  const { spec, ...document } = sloDocument(name);
  const { indicator, ...rest } = spec as Record<string, unknown>;
  return { ...document, spec: { ...rest, indicatorRef } };
}

function yaml(...documents: object[]): string {
  return toOpenSloYaml(documents as OpenSloDocument[]);
}

describe.each(ids)('a file of OpenSLO documents on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [
      component('search', { owner: 'red' }),
      component('payments', { owner: 'red' }),
      group('red'),
    ]);
  });
  afterEach(() => tandem.stop());

  async function importAll(
    text: string,
    query = '',
    status = 200,
  ): Promise<SloImportResult[]> {
    const { body } = await tandem
      .postYaml(`/slos/import${query}`, text)
      .expect(status);
    return body.results;
  }
  const statuses = (results: SloImportResult[]) =>
    results.map(result => result.status);
  const tables = async () => {
    const counts: Record<string, number> = {};
    for (const table of [
      'slos',
      'slo_revisions',
      'slo_series',
      'slo_status',
      'openslo_documents',
      'catalog_entities',
    ]) {
      const [{ count }] = await tandem.knex(table).count({ count: '*' });
      counts[table] = Number(count);
    }
    return counts;
  };

  it('comes back from the export unchanged, with what it refers to, once', async () => {
    const text = yaml(
      SLI,
      referring('one'),
      referring('two'),
      sloDocument('three', { service: 'payments' }),
    );
    const results = await importAll(text, '', 201);
    expect(statuses(results)).toEqual(Array(4).fill('created'));
    expect(results.map(({ line, kind, name }) => [line, kind, name])).toEqual([
      [1, 'SLI', 'answers'],
      [expect.any(Number), 'SLO', 'one'],
      [expect.any(Number), 'SLO', 'two'],
      [expect.any(Number), 'SLO', 'three'],
    ]);
    const { body } = await tandem.get(`/slos/${results[1].id}`);
    expect(body).toMatchObject({
      name: 'one',
      entityRef: 'component:default/search',
      state: 'published',
      source: 'import',
      document: referring('one'),
    });
    for (const [ref, documents] of [
      ['component:default/search', 3],
      ['group:default/red', 4],
    ] as const) {
      const exported = await tandem
        .get(`/slos/export?entityRef=${ref}`)
        .expect('Content-Type', /application\/yaml/)
        .expect(200);
      const again = await importAll(exported.text);
      expect(statuses(again)).toEqual(Array(documents).fill('unchanged'));
    }
    const [one] = results.slice(1);
    await tandem.delete(`/slos/${one.id}?version=1`).expect(204);
    const left = await tandem.get(
      '/slos/export?entityRef=component:default/search',
    );
    expect(left.text).not.toContain('name: one');
    await tandem
      .get('/slos/export?entityRef=component:default/nowhere')
      .expect(404);
  });

  it('is only looked at in a dry run, which says all that would happen', async () => {
    await importAll(
      yaml(sloDocument('known'), sloDocument('changing')),
      '',
      201,
    );
    await createSlo(tandem, sloDocument('of-a-person'));
    const before = await tables();
    const text = yaml(
      sloDocument('known'),
      sloDocument('changing', { target: 0.9 }),
      SLI,
      referring('new'),
      sloDocument('elsewhere', { service: 'nowhere' }),
      sloDocument('of-a-person', { target: 0.9 }),
      referring('unresolved', 'nothing'),
    );
    const dry = await importAll(text, '?dryRun=true');
    expect(statuses(dry)).toEqual([
      'unchanged',
      'updated',
      'created',
      'created',
      'created',
      'invalid',
      'invalid',
    ]);
    expect(dry[3].id).toBeUndefined();
    expect(await tables()).toEqual(before);
    const real = await importAll(text, '', 201);
    expect(real.map(({ id: _, ...result }) => result)).toEqual(
      dry.map(({ id: _, ...result }) => result),
    );
  });

  it('says of each document what is wrong with it, and stores the others', async () => {
    const text = [
      yaml(sloDocument('fine')),
      yaml(sloDocument('percent', { target: 0.5 })).replace('0.5', '99.9'),
      yaml(referring('unresolved', 'nothing')),
      yaml(sloDocument('of-a-system', { service: 'system:default/shop' })),
      yaml(sloDocument('twice')),
      yaml(sloDocument('twice')),
      'apiVersion: openslo/v1\nkind: SLO\n  metadata: [\n',
    ].join('---\n');
    const results = await importAll(text, '', 201);
    expect(statuses(results)).toEqual(['created', ...Array(6).fill('invalid')]);
    const problems = results.map(({ errors }) => errors[0]);
    expect(problems[1]).toMatchObject({
      path: 'spec.objectives[0].target',
      message: expect.stringMatching(/0\.999/),
    });
    expect(problems[2]).toMatchObject({ path: 'spec.indicatorRef' });
    const lines = text.split('\n');
    expect(lines[problems[2].line - 1]).toContain('indicatorRef');
    expect(problems[3]).toMatchObject({ path: 'spec.service' });
    expect(problems[4].message).toMatch(/twice/);
    expect((await tables()).slos).toBe(1);
  });

  it('of nothing but mistakes is an error that tells them all', async () => {
    const { body } = await tandem
      .postYaml('/slos/import', yaml(referring('a', 'x'), referring('b', 'x')))
      .expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain('no SLI named x');
    expect(statuses(body.results)).toEqual(['invalid', 'invalid']);
    for (const text of [
      '',
      '# nothing\n',
      'a: b',
      '[]',
      '- 1',
      'x'.repeat(99),
    ]) {
      await importAll(text, '', 400);
    }
  });

  it('warns of a service that the catalog does not hold, and shows it once it does', async () => {
    const text = yaml(sloDocument('early', { service: 'later' }));
    const [result] = await importAll(text, '', 201);
    expect(result.warnings).toMatchObject([
      { path: 'spec.service', message: expect.stringMatching(/later/) },
    ]);
    const list = '/slos?entityRef=component:default/later';
    await tandem.get(list).expect(404);
    tandem.catalog.entities = [component('later')];
    const { body } = await tandem.get(list).expect(200);
    expect(body.items).toMatchObject([{ id: result.id }]);
  });

  it('belongs to the entity of its annotation where it has one', async () => {
    const document = sloDocument('annotated', {
      service: 'anything at all',
      metadata: {
        annotations: { 'tandem.dev/entity': 'component:default/payments' },
      },
    });
    const [{ id: sloId }] = await importAll(yaml(document), '', 201);
    const { body } = await tandem.get(`/slos/${sloId}`);
    expect(body.entityRef).toBe('component:default/payments');
  });

  it('never overwrites what was edited since, or belongs to others, unless it is told to', async () => {
    const original = sloDocument('shared');
    const [{ id: sloId }] = await importAll(yaml(original), '', 201);
    const edited = sloDocument('shared', { target: 0.99 });
    const put = (document: object, version: number) =>
      tandem
        .as('user:default/bob')
        .put(`/slos/${sloId}`, { document, state: 'published', version })
        .expect(200);
    await put(edited, 1);
    const next = yaml(sloDocument('shared', { target: 0.95 }));
    const [clash] = await importAll(next, '', 400);
    expect(clash.errors[0].message).toMatch(
      /edited since its import, last by user:default\/bob.*overwrite=true/,
    );
    expect(statuses(await importAll(yaml(edited)))).toEqual(['unchanged']);
    // Taken back: nothing of theirs is lost.
    await put(original, 2);
    expect(statuses(await importAll(next))).toEqual(['updated']);
    await put(edited, 4);
    await importAll(next, '', 400);
    expect(statuses(await importAll(next, '?overwrite=true'))).toEqual([
      'updated',
    ]);

    const own = sloDocument('own');
    await createSlo(tandem, own);
    expect(statuses(await importAll(yaml(own)))).toEqual(['unchanged']);
    const other = yaml(sloDocument('own', { target: 0.95 }));
    const [refused] = await importAll(other, '', 400);
    expect(refused.errors[0].message).toMatch(/created in the interface/);
    expect(statuses(await importAll(other, '?overwrite=true'))).toEqual([
      'updated',
    ]);
    expect(statuses(await importAll(yaml(own)))).toEqual(['updated']);
  });

  it('publishes new SLOs unless told otherwise, and leaves the others in their state', async () => {
    const [{ id: sloId }] = await importAll(
      yaml(sloDocument('planned')),
      '?state=draft',
      201,
    );
    const stateOf = async () => (await tandem.get(`/slos/${sloId}`)).body.state;
    expect(await stateOf()).toBe('draft');
    const changed = yaml(sloDocument('planned', { target: 0.9 }));
    await importAll(changed, '?state=published');
    expect(await stateOf()).toBe('draft');
    await tandem.delete(`/slos/${sloId}?version=2`).expect(204);
  });

  it('leaves archived SLOs archived, and brings them back only when told to', async () => {
    const text = yaml(sloDocument('given-up'));
    const [{ id: sloId }] = await importAll(text, '', 201);
    const stateOf = async () => (await tandem.get(`/slos/${sloId}`)).body.state;
    await tandem.delete(`/slos/${sloId}?version=1`).expect(204);
    const [left] = await importAll(text);
    expect(left).toMatchObject({ status: 'unchanged', id: sloId });
    expect(left.warnings[0].message).toMatch(/stays so/);
    expect(await stateOf()).toBe('archived');
    const changed = yaml(sloDocument('given-up', { target: 0.9 }));
    expect(statuses(await importAll(changed))).toEqual(['updated']);
    expect(await stateOf()).toBe('archived');
    const [back] = await importAll(changed, '?state=published');
    expect(back).toMatchObject({ status: 'updated', id: sloId, warnings: [] });
    expect(await stateOf()).toBe('published');
  });

  it('changes what SLOs are computed from where it changes an indicator they name', async () => {
    const results = await importAll(yaml(SLI, referring('following')), '', 201);
    const path = `/slos/${results[1].id}`;
    const items = samples([{ good: 1, total: 1 }]);
    await tandem.post(`${path}/samples`, { items }).expect(201);
    const other = JSON.parse(
      JSON.stringify(SLI).replace('"counter":true', '"counter":false'),
    );
    expect(statuses(await importAll(yaml(other)))).toEqual(['updated']);
    const { body } = await tandem.get(path);
    expect(body.status.state).toBe('no-data');
    await importAll(yaml(SLI));
    expect((await tandem.get(path)).body.status.total).toBe(1);
    const metricSource = { type: 'Prometheus', spec: { query: 'up' } };
    const threshold = { ...SLI, spec: { thresholdMetric: { metricSource } } };
    await importAll(yaml(threshold));
    const broken = await tandem.get(path);
    expect(broken.body.status).toMatchObject({
      state: 'error',
      reason: expect.stringMatching(/op is required/),
    });
    await importAll(yaml(SLI));
    expect((await tandem.get(path)).body.status.state).not.toBe('error');
  });

  it('that breaks an indicator fails every objective of what is published, and leaves drafts drafts', async () => {
    const objectives = [0.9, 0.99].map(target => ({
      displayName: `${target}`,
      target,
    }));
    const { spec, ...document } = referring('both');
    const both = { ...document, spec: { ...spec, objectives } };
    const results = await importAll(yaml(SLI, both), '', 201);
    const planned = yaml(referring('planned-one'));
    const [draft] = await importAll(planned, '?state=draft', 201);
    const metricSource = { type: 'Prometheus', spec: { query: 'up' } };
    const threshold = { ...SLI, spec: { thresholdMetric: { metricSource } } };
    await importAll(yaml(threshold));
    const { body: failed } = await tandem.get(`/slos/${results[1].id}`);
    const reason = failed.status.reason;
    expect(failed.status).toMatchObject({
      state: 'error',
      objectives: objectives.map(({ displayName }) => ({
        displayName,
        state: 'error',
        reason,
      })),
    });
    const { body: kept } = await tandem.get(`/slos/${draft.id}`);
    expect(kept.status.state).toBe('draft');
  });
});
