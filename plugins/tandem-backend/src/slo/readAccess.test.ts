import { mockCredentials } from '@backstage/backend-test-utils';
import type { PermissionRuleset } from '@backstage/plugin-permission-node';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import request from 'supertest';
import { component } from '../__testUtils__/entities';
import { lastHour, sloDocument } from '../__testUtils__/slos';
import { deployment } from '../__testUtils__/deliveries';
import { testDatabases } from '../__testUtils__/startTandem';
import { ALLOW } from '../__testUtils__/withPolicy';
import { Access } from '../permissions/Access';
import type { OwnedEntities } from '../permissions/AccessQuery';
import { SeenEntities } from '../permissions/SeenEntities';
import {
  LEDGER,
  SEARCH,
  startGuarded,
  storeSlo,
  type GuardedTandem,
} from './__testUtils__/startGuarded';
import { SloAccess } from './SloAccess';
import { SloReader } from './SloReader';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const as = (name: string) => `user:default/${name}`;

describe.each(ids)('who may read SLOs on %p', id => {
  let tandem: GuardedTandem;
  let published: string;
  let draft: string;
  let foreign: string;

  beforeAll(async () => {
    tandem = await startGuarded(databases, id);
    published = await storeSlo(tandem, 'published');
    draft = await storeSlo(tandem, 'draft', { state: 'draft' });
    foreign = await storeSlo(tandem, 'foreign', { service: 'ledger' });
    await tandem.post('/deployments', deployment({ entityRef: SEARCH }));
    // What the catalog shows to sol; the projection keeps the rest.
    tandem.catalog.entities = [component('search', { owner: 'red' })];
  });
  afterAll(() => tandem.stop());

  async function listed(name: string, query = ''): Promise<string[]> {
    const { body } = await tandem.as(as(name)).get(`/slos${query}`).expect(200);
    return body.items.map((slo: Slo) => slo.name).sort();
  }

  const pathsOf = (sloId: string) => [
    `/slos/${sloId}`,
    `/slos/${sloId}/revisions`,
    `/slos/${sloId}/series`,
  ];

  it('lists show what the policy and the catalog let each reader see', async () => {
    expect(await listed('mock')).toEqual(['draft', 'foreign', 'published']);
    expect(await listed('dana')).toEqual(['draft', 'foreign', 'published']);
    expect(await listed('robin')).toEqual(['foreign', 'published']);
    expect(await listed('sol')).toEqual(['draft', 'published']);
  });

  it('pages hold as many as were asked for, of what may be seen', async () => {
    const robin = tandem.as(as('robin'));
    const first = await robin.get('/slos?limit=1').expect(200);
    const second = await robin
      .get(`/slos?limit=1&cursor=${first.body.nextCursor}`)
      .expect(200);
    const names = [first, second].flatMap(({ body }) =>
      body.items.map((slo: Slo) => slo.name),
    );
    expect(names.sort()).toEqual(['foreign', 'published']);
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('an SLO that may not be read answers as one that is not there', async () => {
    const unknown = await tandem.get('/slos/999').expect(404);
    for (const [name, hidden] of [
      ['robin', draft],
      ['sol', foreign],
    ]) {
      for (const path of pathsOf(hidden)) {
        const { body } = await tandem.as(as(name)).get(path).expect(404);
        expect(body.error.message).toBe(
          unknown.body.error.message.replace('999', hidden),
        );
      }
      for (const path of pathsOf(published)) {
        await tandem.as(as(name)).get(path).expect(200);
      }
    }
  });

  it('an entity that is not seen answers as one that the catalog does not hold', async () => {
    const sol = tandem.as(as('sol'));
    for (const [path, field] of [
      ['/slos?entityRef=', 'entityRef'],
      ['/slos/export?entityRef=', 'entityRef'],
    ]) {
      const { body } = await sol.get(`${path}${LEDGER}`).expect(404);
      expect(body.error.message).toBe(`${field}: the catalog has no ${LEDGER}`);
    }
    const owner = 'group:default/blue';
    const { body } = await sol.get(`/slos?ownerRef=${owner}`).expect(404);
    expect(body.error.message).toBe(`ownerRef: the catalog has no ${owner}`);
  });

  it('exports hold what may be read', async () => {
    const robin = tandem.as(as('robin'));
    const { text } = await robin.get(`/slos/export?entityRef=${SEARCH}`);
    expect(text).toMatch(/name: published/);
    expect(text).not.toMatch(/name: draft/);
  });

  it('previews are made of measurements that may be read', async () => {
    await tandem
      .post(`/slos/${foreign}/samples`, { items: lastHour(0) })
      .expect(201);
    const body = {
      document: sloDocument('foreign', { service: 'ledger' }),
      entityRef: LEDGER,
    };
    const states = await Promise.all(
      ['mock', 'sol'].map(async name => {
        const answer = await tandem.as(as(name)).post('/slos/preview', body);
        return answer.body.status.state;
      }),
    );
    expect(states).toEqual(['healthy', 'no-data']);
  });

  it('charts mark deployments for those who may read them', async () => {
    const kinds = async (name: string) => {
      const { body } = await tandem
        .as(as(name))
        .get(`/slos/${published}/series`)
        .expect(200);
      return body.markers.map((marker: { kind: string }) => marker.kind);
    };
    expect(await kinds('dana')).toContain('deployment');
    expect(await kinds('robin')).toEqual(['revision']);
  });

  it.each([
    ['nemo', 'tandem.slo.read'],
    ['ivo', 'catalog.entity.read'],
  ])(
    'who may read none, such as %s, is told so everywhere',
    async (name, lacking) => {
      const reader = tandem.as(as(name));
      const preview = { document: sloDocument('x'), entityRef: SEARCH };
      const answers = [
        await reader.get('/slos'),
        await reader.get('/slos/999'),
        await reader.get(`/slos/export?entityRef=${SEARCH}`),
        await reader.post('/slos/preview', preview),
      ];
      for (const path of pathsOf(published))
        answers.push(await reader.get(path));
      for (const { status, body } of answers) {
        expect([status, body.error.name]).toEqual([403, 'NotAllowedError']);
        expect(body.error.message).toContain(lacking);
      }
      await reader.get('/slos?limit=nonsense').expect(400);
    },
  );

  it('each SLO names what its reader may do with it', async () => {
    const allowed = async (name: string) => {
      const reader = tandem.as(as(name));
      const { body } = await reader.get('/slos').expect(200);
      const ofList = Object.fromEntries(
        body.items.map((slo: Slo) => [slo.name, slo.allowed]),
      );
      const one = await reader.get(`/slos/${published}`).expect(200);
      expect(one.body.allowed).toEqual(ofList.published);
      return ofList;
    };
    const both = ['tandem.slo.update', 'tandem.slo.delete'];
    expect(await allowed('mock')).toEqual({
      draft: both,
      published: both,
      foreign: both,
    });
    expect(await allowed('dana')).toEqual({
      draft: both,
      published: both,
      foreign: [],
    });
    expect(await allowed('lia')).toEqual({
      draft: both,
      published: [],
      foreign: [],
    });
    expect(await allowed('robin')).toEqual({ published: [], foreign: [] });
  });

  it('each SLO names the states in which its reader may save it', async () => {
    const states = async (name: string) => {
      const { body } = await tandem.as(as(name)).get('/slos').expect(200);
      return Object.fromEntries(
        body.items.map((slo: Slo) => [slo.name, slo.allowedStates]),
      );
    };
    const all = ['draft', 'published', 'archived'];
    expect(await states('mock')).toEqual({
      draft: all,
      published: all,
      foreign: all,
    });
    expect(await states('dana')).toEqual({
      draft: all,
      published: all,
      foreign: [],
    });
    expect(await states('lia')).toEqual({
      draft: ['draft', 'archived'],
      published: [],
      foreign: [],
    });
  });

  it('roll-ups count what may be read', async () => {
    const { knex } = tandem;
    const [search, ledger] = await knex('catalog_entities')
      .whereIn('entity_ref', [SEARCH, LEDGER])
      .orderBy('entity_ref', 'desc')
      .pluck('id');
    const sloAccess = new SloAccess(
      {} as ConstructorParameters<typeof SloAccess>[0],
    );
    const reader = new SloReader({ knex, sloAccess });
    const scope = { entityIds: () => [search, ledger] };
    const counted = async (seen: SeenEntities) => {
      const access = new Access({
        seen,
        decisions: new Map([['tandem.slo.read', ALLOW]]),
        rulesetOf: () => ({} as PermissionRuleset),
        entities: {} as OwnedEntities,
      });
      return (await reader.forEntity(scope, 1, access)).total;
    };
    expect(await counted(SeenEntities.ALL)).toBe(3);
    expect(await counted(SeenEntities.only(new Set([search])))).toBe(2);
  });

  it('the policy is asked once for each request', async () => {
    const dana = tandem.as(as('dana'));
    for (const path of [
      '/slos',
      `/slos/export?entityRef=${SEARCH}`,
      ...pathsOf(published),
    ]) {
      tandem.calls.length = 0;
      await dana.get(path).expect(200);
      expect([path, tandem.calls.length]).toEqual([path, 1]);
    }
  });

  it('a token made for measurements hands them in, and reads nothing', async () => {
    const token = () =>
      ['Authorization', mockCredentials.service.header()] as const;
    const server = request(tandem.backend.server);
    tandem.calls.length = 0;
    await server
      .post(`/api/tandem/slos/${published}/samples`)
      .set(...token())
      .send({ items: lastHour(1) })
      .expect(201);
    expect(tandem.calls).toEqual([['tandem.slo.measure']]);
    await server
      .post('/api/tandem/slos/999/samples')
      .set(...token())
      .send({ items: lastHour(1) })
      .expect(404);
    for (const path of ['/slos', `/slos/${published}`]) {
      await server
        .get(`/api/tandem${path}`)
        .set(...token())
        .expect(403);
    }
  });

  it('measurements are taken from those who may hand them in', async () => {
    const items = lastHour(2);
    const post = (name: string, sloId: string) =>
      tandem.as(as(name)).post(`/slos/${sloId}/samples`, { items });
    expect((await post('dana', published)).status).toBe(403);
    expect((await post('sol', published)).status).toBe(200);
    expect((await post('sol', foreign)).status).toBe(404);
  });
});
