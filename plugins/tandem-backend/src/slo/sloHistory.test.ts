import { component } from '../__testUtils__/entities';
import { sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const SEARCH = 'component:default/search';
const PATH = 'document.spec.objectives[0].target';

describe.each(ids)('the history of SLOs on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [component('search')]);
  });
  afterEach(() => tandem.stop());

  /** Oldest first. */
  async function records() {
    const rows = await tandem
      .knex('history as h')
      .leftJoin('catalog_entities as e', 'e.id', 'h.entity_id')
      .where('h.subject_kind', 'slo')
      .orderBy('h.id')
      .select('h.*', 'e.entity_ref');
    return rows.map(row => ({ ...row, changes: JSON.parse(row.changes) }));
  }

  const actions = async () => (await records()).map(({ action }) => action);

  async function create(name: string, state = 'draft') {
    const { body } = await tandem
      .post('/slos', { document: sloDocument(name), state, reason: 'Agreed' })
      .expect(201);
    return body.id as string;
  }

  function save(sloId: string, version: number, state: string, more = {}) {
    return tandem.put(`/slos/${sloId}`, {
      document: sloDocument('answers', more),
      state,
      version,
      reason: `Reason ${version}`,
    });
  }

  const importOf = (document: object, query = '') =>
    tandem.postYaml(`/slos/import${query}`, JSON.stringify(document));

  it('tells who did what when and why, field by field', async () => {
    const before = Date.now();
    const sloId = await create('answers');
    await save(sloId, 1, 'draft', { target: 0.99 }).expect(200);
    const [created, edited] = await records();
    expect(created).toMatchObject({
      by: 'user:default/mock',
      action: 'create',
      subject_id: sloId,
      subject_title: 'About answers',
      entity_ref: SEARCH,
      version: 1,
      reason: 'Agreed',
      changes: [
        { field: 'state', after: 'draft' },
        { field: 'document', after: sloDocument('answers') },
      ],
    });
    expect(Number(created.at)).toBeGreaterThanOrEqual(before);
    expect(edited).toMatchObject({
      action: 'edit',
      version: 2,
      reason: 'Reason 1',
      changes: [{ field: PATH, before: 0.999, after: 0.99 }],
    });
  });

  it('names changes of the state', async () => {
    const sloId = await create('answers');
    await save(sloId, 1, 'published').expect(200);
    await save(sloId, 2, 'draft').expect(200);
    await tandem
      .delete(`/slos/${sloId}?version=3&reason=No%20longer%20offered`)
      .expect(204);
    await save(sloId, 4, 'published').expect(200);
    await save(sloId, 5, 'archived').expect(200);
    await create('answers');
    const all = await records();
    expect(all.map(({ action, version }) => [action, version])).toEqual([
      ['create', 1],
      ['publish', 2],
      ['unpublish', 3],
      ['archive', 4],
      ['restore', 5],
      ['archive', 6],
      ['restore', 7],
    ]);
    expect(all[3]).toMatchObject({
      reason: 'No longer offered',
      changes: [{ field: 'state', before: 'draft', after: 'archived' }],
    });
    const { body } = await tandem.get(`/slos/${sloId}/revisions`).expect(200);
    expect(body.items[3].reason).toBe('No longer offered');
  });

  it('holds nothing of what changed nothing', async () => {
    const sloId = await create('answers');
    await save(sloId, 1, 'draft').expect(200);
    await save(sloId, 9, 'published').expect(409);
    await importOf(sloDocument('answers')).expect(200);
    expect(await actions()).toEqual(['create']);
  });

  it('tells imports that create, update and overwrite apart', async () => {
    await importOf(sloDocument('answers')).expect(201);
    await importOf(sloDocument('answers', { target: 0.99 })).expect(200);
    const [{ subject_id: sloId }] = await records();
    await save(sloId, 2, 'published', { target: 0.95 }).expect(200);
    await importOf(sloDocument('answers', { target: 0.9 })).expect(400);
    await importOf(
      sloDocument('answers', { target: 0.9 }),
      '?overwrite=true',
    ).expect(200);
    expect(await actions()).toEqual([
      'import-create',
      'import-update',
      'edit',
      'import-overwrite',
    ]);
    expect((await records())[3].changes).toEqual([
      { field: PATH, before: 0.95, after: 0.9 },
    ]);
  });

  it('tells when a file takes an SLO over from the interface', async () => {
    await create('answers');
    await importOf(
      sloDocument('answers', { target: 0.9 }),
      '?overwrite=true',
    ).expect(200);
    expect((await records())[1]).toMatchObject({
      action: 'import-overwrite',
      changes: [
        { field: 'source', before: 'ui', after: 'import' },
        { field: PATH, before: 0.999, after: 0.9 },
      ],
    });
  });

  it('holds nothing of what was only tried out', async () => {
    await importOf(sloDocument('answers'), '?dryRun=true').expect(200);
    expect(await actions()).toEqual([]);
  });

  it('tells of a document that an SLO is read with', async () => {
    const { indicator, ...spec } = sloDocument('answers').spec as {
      indicator: { spec: object };
    };
    const sli = (displayName: string) => ({
      apiVersion: 'openslo/v1',
      kind: 'SLI',
      metadata: { name: 'shared', displayName },
      spec: indicator.spec,
    });
    await importOf(sli('Before')).expect(201);
    const document = {
      ...sloDocument('answers'),
      spec: { ...spec, indicatorRef: 'shared' },
    };
    await tandem.post('/slos', { document }).expect(201);
    await importOf(sli('After')).expect(200);
    expect((await records())[1]).toMatchObject({
      action: 'import-reference',
      entity_ref: SEARCH,
      changes: [
        {
          field: 'SLI.shared.metadata.displayName',
          before: 'Before',
          after: 'After',
        },
      ],
    });
  });

  it('follows an SLO to the new name of its service', async () => {
    const sloId = await create('answers');
    tandem.catalog.entities = [
      component('finder', { annotations: { 'tandem.dev/aliases': SEARCH } }),
    ];
    await tandem.run('catalog-projection');
    await tandem.run('slo-stale');
    await tandem.run('slo-stale');
    const [, ...later] = await records();
    expect(later).toMatchObject([
      {
        by: 'plugin:tandem',
        action: 'adopt',
        subject_id: sloId,
        entity_ref: 'component:default/finder',
        changes: [
          {
            field: 'entityRef',
            before: SEARCH,
            after: 'component:default/finder',
          },
        ],
      },
    ]);
  });

  it('does not hold a large document twice', async () => {
    const annotations = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [
        `example.com/note-${index}`,
        'x'.repeat(900),
      ]),
    );
    const document = sloDocument('answers', { metadata: { annotations } });
    await tandem.post('/slos', { document }).expect(201);
    const [{ changes }] = await records();
    expect(JSON.stringify(changes).length).toBeLessThan(500);
    expect(changes[1].after).toMatch(/^\(\d+ characters/);
  });

  it('and the change are stored together or not at all', async () => {
    const sloId = await create('answers');
    await tandem.knex.schema.renameTable('history', 'away');
    await save(sloId, 1, 'published').expect(500);
    await tandem.post('/slos', { document: sloDocument('other') }).expect(500);
    await tandem.delete(`/slos/${sloId}?version=1`).expect(500);
    await tandem.knex.schema.renameTable('away', 'history');
    const { body } = await tandem.get('/slos').expect(200);
    expect(body.items).toMatchObject([
      { name: 'answers', version: 1, state: 'draft' },
    ]);
    expect(await actions()).toEqual(['create']);
  });
});
