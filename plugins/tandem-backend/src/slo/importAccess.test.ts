import type { SloImportResult } from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import { sloDocument } from '../__testUtils__/slos';
import { testDatabases } from '../__testUtils__/startTandem';
import {
  as,
  fresh,
  SHARED,
  startGuarded,
  storeSlo,
  type GuardedTandem,
} from './__testUtils__/startGuarded';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const CREATE = 'tandem.slo.create';
const UPDATE = 'tandem.slo.update';

describe.each(ids)('who may change SLOs by files on %p', id => {
  let tandem: GuardedTandem;

  beforeAll(async () => {
    tandem = await startGuarded(databases, id);
    // What the catalog shows to sol; the projection keeps the rest.
    tandem.catalog.entities = [component('search', { owner: 'red' })];
  });
  afterAll(() => tandem.stop());

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

  it('of an SLO that is not the caller’s to read it tells no more than what they may do', async () => {
    const [hidden, shown] = [fresh(), fresh()];
    await storeSlo(tandem, hidden, { state: 'draft' });
    await storeSlo(tandem, shown);
    const { body } = await tandem.get('/slos?limit=500').expect(200);
    const asStored = (name: string) =>
      JSON.stringify(
        body.items.find((slo: { name: string }) => slo.name === name).document,
      );
    const text = [hidden, shown].map(asStored).join('\n---\n');
    const cleo = await imported('cleo', text);
    expect(cleo.told).toEqual([UPDATE, 'unchanged']);
    expect(cleo.body.results[0]).not.toHaveProperty('id');
    expect((await imported('mock', text)).told).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('who edited an SLO since its import is told to whoever may read it', async () => {
    const clash = async (who: string, state: 'draft' | 'published') => {
      const name = fresh();
      await imported('mock', fileOf([name, 'search']), `?state=${state}`);
      const { body } = await tandem.get('/slos?limit=500').expect(200);
      const slo = body.items.find((one: { name: string }) => one.name === name);
      await tandem
        .as(as('dana'))
        .put(`/slos/${slo.id}`, {
          document: sloDocument(name, { target: 0.7 }),
          state,
          version: 1,
        })
        .expect(200);
      const again = await imported(who, fileOf([name, 'search', 0.8]));
      return again.body.results[0].errors[0].message;
    };
    expect(await clash('wim', 'published')).toContain(
      'last by user:default/dana',
    );
    const hidden = await clash('wim', 'draft');
    expect(hidden).toContain('was edited since its import;');
    expect(hidden).not.toContain('dana');
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
