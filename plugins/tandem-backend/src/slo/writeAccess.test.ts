import type { SloImportResult } from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import { sloDocument } from '../__testUtils__/slos';
import { testDatabases } from '../__testUtils__/startTandem';
import {
  startGuarded,
  storeSlo,
  type GuardedTandem,
} from './__testUtils__/startGuarded';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const as = (name: string) => `user:default/${name}`;
const CREATE = 'tandem.slo.create';
const UPDATE = 'tandem.slo.update';
const DELETE = 'tandem.slo.delete';
const SHARED = `
apiVersion: openslo/v1
kind: SLI
metadata: { name: shared }
spec:
  ratioMetric:
    counter: true
    good: { metricSource: { type: push, spec: { series: good } } }
    total: { metricSource: { type: push, spec: { series: total } } }
`;

let named = 0;
/** A name that no other test uses. */
const fresh = () => `slo-${(named += 1)}`;
let targeted = 0;
const anotherTarget = () => 0.5 + (targeted += 1) / 1000;

describe.each(ids)('who may change SLOs on %p', id => {
  let tandem: GuardedTandem;

  beforeAll(async () => {
    tandem = await startGuarded(databases, id);
    // What the catalog shows to sol; the projection keeps the rest.
    tandem.catalog.entities = [component('search', { owner: 'red' })];
  });
  afterAll(() => tandem.stop());

  function create(name: string, service: string, state: string) {
    const document = sloDocument(fresh(), { service });
    return tandem.as(as(name)).post('/slos', { document, state });
  }

  /** Changes the target, as somebody who has the version. */
  async function update(name: string, sloId: string, state: string) {
    const { body } = await tandem.get(`/slos/${sloId}`).expect(200);
    const { metadata, spec } = body.document;
    const document = sloDocument(metadata.name, {
      service: spec.service,
      target: anotherTarget(),
    });
    return tandem
      .as(as(name))
      .put(`/slos/${sloId}`, { document, state, version: body.version });
  }

  async function archive(name: string, sloId: string) {
    const { body } = await tandem.get(`/slos/${sloId}`).expect(200);
    return tandem.as(as(name)).delete(`/slos/${sloId}?version=${body.version}`);
  }

  const outcome = ({ status, body }: { status: number; body: any }) =>
    status === 403
      ? [403, /\(permission ([\w.]+)\)/.exec(body.error.message)?.[1]]
      : [status];

  it.each([
    ['dana', 'search', 'published', [201]],
    ['dana', 'ledger', 'draft', [403, CREATE]],
    ['dana', 'nobody-knows', 'draft', [403, CREATE]],
    ['lia', 'search', 'draft', [201]],
    ['lia', 'search', 'published', [403, CREATE]],
    ['lia', 'ledger', 'draft', [403, CREATE]],
    ['robin', 'search', 'draft', [403, CREATE]],
    ['sol', 'search', 'published', [201]],
    ['mock', 'ledger', 'published', [201]],
  ])('%s creates for %s as %s: %p', async (name, service, state, expected) => {
    expect(outcome(await create(name, service, state))).toEqual(expected);
  });

  it('what is refused leaves nothing behind', async () => {
    await create('dana', 'nobody-ever-knows', 'draft');
    const rows = await tandem
      .knex('catalog_entities')
      .where('entity_ref', 'component:default/nobody-ever-knows');
    expect(rows).toEqual([]);
  });

  it('a service that is not seen cannot be told from one that is not there', async () => {
    for (const service of ['ledger', 'nobody-knows']) {
      const { status, body } = await create('sol', service, 'draft');
      expect([status, body.error.message]).toEqual([
        404,
        `document.spec.service: the catalog has no component:default/${service}`,
      ]);
    }
    const foreign = await storeSlo(tandem, fresh(), { service: 'ledger' });
    expect((await update('sol', foreign, 'published')).status).toBe(404);
    expect((await archive('sol', foreign)).status).toBe(404);
  });

  it('members of the owner edit, publish, archive and restore', async () => {
    const sloId = await storeSlo(tandem, fresh(), { state: 'draft' });
    expect((await update('dana', sloId, 'draft')).status).toBe(200);
    expect((await update('dana', sloId, 'published')).status).toBe(200);
    expect((await archive('dana', sloId)).status).toBe(204);
    expect((await update('dana', sloId, 'published')).status).toBe(200);
    const foreign = await storeSlo(tandem, fresh(), { service: 'ledger' });
    expect(outcome(await update('dana', foreign, 'published'))).toEqual([
      403,
      UPDATE,
    ]);
    expect(outcome(await archive('dana', foreign))).toEqual([403, DELETE]);
  });

  it('a liaison edits drafts, but publishes none and touches none that is published', async () => {
    const draft = await storeSlo(tandem, fresh(), { state: 'draft' });
    const edited = await update('lia', draft, 'draft');
    expect([edited.status, edited.body.allowed]).toEqual([
      200,
      [UPDATE, DELETE],
    ]);
    expect(outcome(await update('lia', draft, 'published'))).toEqual([
      403,
      UPDATE,
    ]);
    await update('dana', draft, 'published');
    expect(outcome(await update('lia', draft, 'published'))).toEqual([
      403,
      UPDATE,
    ]);
    expect(outcome(await update('lia', draft, 'draft'))).toEqual([403, UPDATE]);
    expect(outcome(await archive('lia', draft))).toEqual([403, DELETE]);
  });

  it('an archived name comes back only by who may change what it was', async () => {
    const name = fresh();
    const sloId = await storeSlo(tandem, name);
    await archive('dana', sloId);
    const document = sloDocument(name);
    const revived = (who: string) =>
      tandem.as(as(who)).post('/slos', { document, state: 'draft' });
    expect(outcome(await revived('lia'))).toEqual([403, UPDATE]);
    expect(outcome(await revived('dana'))).toEqual([201]);
  });

  it('the state that counts is the one that is stored when the change is', async () => {
    const name = fresh();
    const sloId = await storeSlo(tandem, name, { state: 'draft' });
    await update('dana', sloId, 'published');
    const { status } = await tandem.as(as('lia')).put(`/slos/${sloId}`, {
      document: sloDocument(name, { target: 0.5 }),
      state: 'draft',
      version: 1,
    });
    expect(status).toBe(403);
  });

  it('who may change none hears so before anything is looked up', async () => {
    const nemo = tandem.as(as('nemo'));
    const document = sloDocument(fresh(), { service: 'nobody-knows' });
    expect(outcome(await nemo.post('/slos', { document }))).toEqual([
      403,
      CREATE,
    ]);
    const change = { document, state: 'draft', version: 1 };
    expect(outcome(await nemo.put('/slos/999', change))).toEqual([403, UPDATE]);
    expect(outcome(await nemo.delete('/slos/999?version=1'))).toEqual([
      403,
      DELETE,
    ]);
    expect(outcome(await nemo.postYaml('/slos/import', SHARED))).toEqual([
      403,
      CREATE,
    ]);
    await nemo.post('/slos', { document: { kind: 'SLO' } }).expect(400);
    await nemo.delete('/slos/999').expect(400);
  });

  it('the policy is asked once for each change', async () => {
    const dana = tandem.as(as('dana'));
    const document = sloDocument(fresh());
    const count = async (send: () => PromiseLike<{ body: any }>) => {
      tandem.calls.length = 0;
      const { body } = await send();
      expect(tandem.calls).toHaveLength(1);
      return body;
    };
    const slo = await count(() => dana.post('/slos', { document }));
    const change = { document, state: 'published', version: 1 };
    await count(() => dana.put(`/slos/${slo.id}`, change));
    await count(() => dana.postYaml('/slos/import', SHARED));
    await count(() => dana.delete(`/slos/${slo.id}?version=2`));
  });

  describe('by files', () => {
    function fileOf(
      ...documents: [name: string, service: string, target?: number][]
    ) {
      return documents
        .map(([name, service, target]) =>
          JSON.stringify(sloDocument(name, { service, target })),
        )
        .join('\n---\n');
    }

    async function imported(who: string, text: string, query = '') {
      const { status, body } = await tandem
        .as(as(who))
        .postYaml(`/slos/import${query}`, text);
      const told = (body.results ?? []).map(
        ({ status: became, errors }: SloImportResult) =>
          became === 'invalid'
            ? /\(permission ([\w.]+)\)/.exec(errors[0].message)?.[1]
            : became,
      );
      return { status, told, body };
    }

    it('each document is stored that the caller may write', async () => {
      const [own, foreign, unknown] = [fresh(), fresh(), fresh()];
      const text = fileOf(
        [own, 'search'],
        [foreign, 'ledger'],
        [unknown, 'nobody-has-seen'],
      );
      const told = ['created', CREATE, CREATE];
      expect(await imported('dana', text, '?dryRun=true')).toMatchObject({
        status: 200,
        told,
      });
      expect(await imported('dana', text)).toMatchObject({ status: 201, told });
      const { body } = await tandem.get('/slos?limit=500');
      const names = body.items.map((slo: { name: string }) => slo.name);
      expect(names).toContain(own);
      expect(names).not.toContain(foreign);
      const kept = await tandem
        .knex('catalog_entities')
        .where('entity_ref', 'component:default/nobody-has-seen');
      expect(kept).toEqual([]);
    });

    it('what is there needs the right to change it, before and after', async () => {
      const [draft, published, foreign] = [fresh(), fresh(), fresh()];
      await storeSlo(tandem, draft, { state: 'draft' });
      await storeSlo(tandem, published);
      await storeSlo(tandem, foreign, { service: 'ledger' });
      const text = fileOf(
        [draft, 'search', 0.5],
        [published, 'search', 0.5],
        [foreign, 'ledger', 0.5],
      );
      for (const query of ['?overwrite=true&dryRun=true', '?overwrite=true']) {
        const { told } = await imported('lia', text, query);
        expect(told).toEqual(['updated', UPDATE, UPDATE]);
      }
      const again = await imported('lia', text, '?overwrite=true');
      expect(again.told).toEqual(['unchanged', UPDATE, UPDATE]);
    });

    it('a file of which nothing may be written is refused as a whole, with each reason', async () => {
      const text = fileOf([fresh(), 'ledger'], [fresh(), 'ledger']);
      const { status, told, body } = await imported('dana', text);
      expect([status, body.error.name, told]).toEqual([
        403,
        'NotAllowedError',
        [CREATE, CREATE],
      ]);
      const mixed = `${text}\n---\nkind: SLO\n`;
      expect((await imported('dana', mixed)).status).toBe(400);
    });

    it('of a service that is not seen nothing is told', async () => {
      const name = fresh();
      await storeSlo(tandem, name, { service: 'ledger' });
      const [known, unknown] = await Promise.all(
        ['ledger', 'nobody-knows'].map(service =>
          imported('sol', fileOf([name, service])),
        ),
      );
      expect(known.body.results).toEqual(unknown.body.results);
      expect(known.body.results).toMatchObject([
        { status: 'invalid', errors: [{ path: 'spec.service' }] },
      ]);
    });

    it('a document that SLOs share changes only by who may change all of these', async () => {
      const shared = fresh();
      const sli = (more = '') =>
        SHARED.replace('name: shared', `name: ${shared}${more}`);
      const slo = (name: string, service: string) => ({
        ...sloDocument(name, { service }),
        spec: {
          ...(sloDocument(name, { service }).spec as object),
          indicator: undefined,
          indicatorRef: shared,
        },
      });
      expect((await imported('dana', sli())).told).toEqual(['created']);
      const document = slo(fresh(), 'search');
      await tandem.post('/slos', { document, state: 'published' }).expect(201);
      const changed = sli(', displayName: Changed');
      expect((await imported('lia', changed)).told).toEqual([UPDATE]);
      expect((await imported('dana', changed)).told).toEqual(['updated']);
      const foreign = slo(fresh(), 'ledger');
      await tandem
        .post('/slos', { document: foreign, state: 'published' })
        .expect(201);
      const again = sli(', displayName: Changed again');
      expect((await imported('dana', again)).told).toEqual([UPDATE]);
      expect((await imported('dana', changed)).told).toEqual(['unchanged']);
      expect((await imported('mock', again)).told).toEqual(['updated']);
    });
  });
});
