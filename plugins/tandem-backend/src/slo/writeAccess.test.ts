import type { Response } from 'supertest';
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
const DELETE = 'tandem.slo.delete';

let targeted = 0;
const anotherTarget = () => (500 + (targeted += 1)) / 1000;

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

  const outcome = ({ status, body }: Response) =>
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
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({
      allowed: [UPDATE, DELETE],
      allowedStates: ['draft', 'archived'],
    });
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

  const STATES = ['draft', 'published', 'archived'] as const;
  const storeIn = async (state: (typeof STATES)[number]) => {
    const sloId = await storeSlo(tandem, fresh(), {
      state: state === 'draft' ? 'draft' : 'published',
    });
    if (state === 'archived') await archive('mock', sloId);
    return sloId;
  };

  it.each(['mock', 'dana', 'lia', 'robin'])(
    'the states that %s is told of are those that they can save an SLO in',
    async who => {
      for (const before of STATES) {
        const saved = [];
        let told: string[] = [];
        for (const after of STATES) {
          const sloId = await storeIn(before);
          const { body } = await tandem.as(as(who)).get(`/slos/${sloId}`);
          told = body.allowedStates ?? [];
          const { status } = await update(who, sloId, after);
          if (status === 200) saved.push(after);
        }
        expect([before, told]).toEqual([before, saved]);
      }
    },
  );

  it('a name that is taken is told with its SLO to whoever may read that', async () => {
    const message = async (who: string, state: 'draft' | 'published') => {
      const name = fresh();
      const sloId = await storeSlo(tandem, name, { state });
      const document = sloDocument(name);
      const { status, body } = await tandem
        .as(as(who))
        .post('/slos', { document, state: 'published' });
      expect(status).toBe(409);
      return body.error.message
        .replace(name, 'NAME')
        .replace(`id ${sloId};`, 'id ID;');
    };
    const told =
      'document.metadata.name: component:default/search has an SLO named NAME already, with the id ID; edit that one or choose another name';
    const hidden =
      'document.metadata.name: component:default/search cannot have another SLO named NAME; choose another name';
    expect(await message('mock', 'draft')).toBe(told);
    expect(await message('cleo', 'published')).toBe(told);
    expect(await message('cleo', 'draft')).toBe(hidden);
  });

  it('who saved last is told to whoever may read what they saved', async () => {
    const message = async (who: string, state: 'draft' | 'published') => {
      const name = fresh();
      const sloId = await storeSlo(tandem, name, { state });
      await update('dana', sloId, state);
      const { status, body } = await tandem.as(as(who)).put(`/slos/${sloId}`, {
        document: sloDocument(name),
        state,
        version: 1,
      });
      expect(status).toBe(409);
      return body.error.message;
    };
    expect(await message('wim', 'published')).toMatch(
      /but user:default\/dana saved version 2 at/,
    );
    const hidden = await message('wim', 'draft');
    expect(hidden).toMatch(/but version 2 was saved since; load it again/);
    expect(hidden).not.toContain('dana');
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
    const count = async (send: () => PromiseLike<Response>) => {
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
});
