import type { Entity } from '@backstage/catalog-model';
import { component, group, user } from '../__testUtils__/entities';
import { createSlo, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  assign,
  dateIn,
  proposal,
  transition,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const HOUR_MILLIS = 3_600_000;

function renamed(entity: Entity, name: string): Entity {
  return { ...entity, metadata: { ...entity.metadata, name } };
}

describe.each(ids)('what the catalog does, on %p', id => {
  let tandem: RunningTandem;
  const dana = user('dana');
  const red = group('red');

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [
      component('payments', { owner: 'red' }),
      red,
      dana,
      user('omar'),
    ]);
  });
  afterEach(() => tandem.stop());

  async function follow() {
    await tandem.run('catalog-projection');
    await tandem.run('liaison-people');
  }
  const get = async (path: string) => (await tandem.get(path).expect(200)).body;
  const shown = async (assignment: { id: string }) =>
    get(`/assignments/${assignment.id}`);
  const coverage = () => get('/coverage?entityRef=component:default/payments');

  async function without(...gone: Entity[]) {
    tandem.catalog.entities = tandem.catalog.entities.filter(
      entity => !gone.includes(entity),
    );
    await follow();
  }

  async function goneFor(name: string, hours: number) {
    await tandem
      .knex('catalog_entities')
      .where('entity_ref', `user:default/${name}`)
      .update({ removed_at: Date.now() - hours * HOUR_MILLIS });
    await tandem.run('liaison-people');
  }

  it('liaison not in the catalog: 24 hours of grace, then orphaned and the deputy acts', async () => {
    const primary = await assign(tandem);
    await assign(tandem, {
      liaisonRef: 'user:default/omar',
      role: 'deputy',
      allocation: 0,
    });
    await without(dana);
    await goneFor('dana', 23);
    expect(await shown(primary)).toMatchObject({ state: 'active', version: 2 });
    expect(await coverage()).toMatchObject({ actingRef: 'user:default/dana' });
    await goneFor('dana', 25);
    expect(await shown(primary)).toMatchObject({
      state: 'orphaned',
      liaisonRef: 'user:default/dana',
      version: 3,
    });
    const orphaned = await coverage();
    expect(orphaned).toMatchObject({
      covered: true,
      actingRef: 'user:default/omar',
    });
    expect(orphaned.warnings.join()).toMatch(/not in the catalog/);
    // Running it again changes nothing.
    await follow();
    expect(await shown(primary)).toMatchObject({ version: 3 });
    const { body } = await tandem
      .post(`/assignments/${primary.id}/resume`, { version: 3 })
      .expect(409);
    expect(body.error.message).toMatch(/when they are back/);
  });

  it('who comes back has their assignments as they were', async () => {
    const active = await assign(tandem);
    const pausedFirst = await assign(tandem, {
      scopeRef: 'component:default/payments',
    });
    const paused = await transition(tandem, pausedFirst, 'pause');
    const over = await assign(tandem, {
      startsOn: dateIn(-1),
      endsOn: dateIn(0),
      role: 'shadow',
    });
    const ended = await transition(tandem, over, 'end');
    await without(dana);
    await goneFor('dana', 25);
    for (const assignment of [active, paused]) {
      expect(await shown(assignment)).toMatchObject({ state: 'orphaned' });
    }
    expect(await shown(ended)).toMatchObject({
      state: 'ended',
      version: ended.version,
    });
    tandem.catalog.entities = [...tandem.catalog.entities, dana];
    await follow();
    expect(await shown(active)).toMatchObject({ state: 'active' });
    expect(await shown(paused)).toMatchObject({ state: 'paused' });
  });

  it('what somebody who left would come back to counts in their capacity', async () => {
    const first = await assign(tandem, { allocation: 60 });
    const second = await assign(tandem, {
      scopeRef: 'component:default/payments',
      allocation: 40,
    });
    await without(dana);
    await goneFor('dana', 25);
    const more = (allocation: number) =>
      tandem.patch(`/assignments/${first.id}`, {
        version: first.version + 1,
        allocation,
      });
    await more(61).expect(400);
    await more(50).expect(200);
    tandem.catalog.entities = [...tandem.catalog.entities, dana];
    await tandem.run('catalog-projection');
    // The liaison is back in the catalog, the assignments not yet.
    expect(await shown(second)).toMatchObject({ state: 'orphaned' });
    const shadow = proposal({ role: 'shadow', allocation: 11 });
    await tandem.post('/assignments', shadow).expect(400);
    await tandem
      .post('/assignments', { ...shadow, allocation: 10 })
      .expect(201);
    await follow();
    expect(await shown(second)).toMatchObject({ state: 'active' });
  });

  it('person renamed: the same uid takes assignments and absences along', async () => {
    const active = await assign(tandem);
    const away = (userRef: string, endsOn: string) =>
      tandem
        .post('/absences', { userRef, startsOn: dateIn(3), endsOn })
        .expect(201);
    await away('user:default/dana', dateIn(4));
    await away('user:default/dana', dateIn(5));
    tandem.catalog.entities = tandem.catalog.entities.map(entity =>
      entity === dana ? renamed(dana, 'dana-new') : entity,
    );
    // Entered once more, under the new name already.
    await away('user:default/dana-new', dateIn(4));
    await follow();
    expect(await shown(active)).toMatchObject({
      liaisonRef: 'user:default/dana-new',
      state: 'active',
    });
    expect(await coverage()).toMatchObject({
      actingRef: 'user:default/dana-new',
    });
    const absences = await get('/absences?userRef=user:default/dana-new');
    expect(absences.items).toHaveLength(2);
    await goneFor('dana', 25);
    expect(await shown(active)).toMatchObject({ state: 'active' });
  });

  it('group renamed: the same uid takes its assignments along', async () => {
    const active = await assign(tandem);
    tandem.catalog.entities = [
      component('payments', { owner: 'crimson' }),
      renamed(red, 'crimson'),
      dana,
    ];
    await follow();
    expect(await shown(active)).toMatchObject({
      scopeRef: 'group:default/crimson',
      warnings: [],
    });
    expect(await coverage()).toMatchObject({
      covered: true,
      scopeRef: 'group:default/crimson',
    });
  });

  it('renamed with another uid: the declared former name takes them along', async () => {
    const active = await assign(tandem, {
      scopeRef: 'component:default/payments',
    });
    tandem.catalog.entities = [
      component('pay', {
        annotations: { 'tandem.dev/aliases': 'component:default/payments' },
      }),
      dana,
    ];
    await follow();
    expect(await shown(active)).toMatchObject({
      scopeRef: 'component:default/pay',
      state: 'active',
    });
  });

  it('a place that was taken under the new name is not taken twice', async () => {
    const former = await assign(tandem);
    tandem.catalog.entities = [
      component('payments', { owner: 'crimson' }),
      renamed(red, 'crimson'),
      dana,
      user('omar'),
    ];
    await tandem.run('catalog-projection');
    const next = await assign(tandem, {
      scopeRef: 'group:default/crimson',
      liaisonRef: 'user:default/omar',
    });
    await follow();
    await follow();
    expect(await coverage()).toMatchObject({ assignmentId: next.id });
    expect(await shown(former)).toMatchObject({
      scopeRef: 'group:default/red',
    });
  });

  it('entity deleted, then registered again: what was there is there again', async () => {
    const active = await assign(tandem);
    await without(red);
    expect(await coverage()).toMatchObject({ covered: false });
    await tandem.get('/coverage?entityRef=group:default/red').expect(404);
    expect(await shown(active)).toMatchObject({ state: 'active' });
    tandem.catalog.entities = [...tandem.catalog.entities, red];
    await follow();
    expect(await coverage()).toMatchObject({ covered: true });
    expect(await shown(active)).toMatchObject({ warnings: [] });
  });

  it('registered again with another uid: asks, until somebody saves', async () => {
    const active = await assign(tandem);
    await without(red);
    const anew = group('red');
    anew.metadata.uid = 'another';
    tandem.catalog.entities = [...tandem.catalog.entities, anew];
    await follow();
    expect((await shown(active)).warnings).toEqual([
      expect.stringMatching(/registered anew/),
    ]);
    const { body } = await tandem
      .patch(`/assignments/${active.id}`, { version: active.version })
      .expect(200);
    expect(body.warnings).toEqual([]);
  });

  it('owner changes: a direct assignment asks for confirmation, until somebody saves', async () => {
    const scopeRef = 'component:default/payments';
    const direct = await assign(tandem, { scopeRef });
    const inherited = await assign(tandem, { allocation: 5 });
    const [, ...others] = tandem.catalog.entities;
    const ownedBy = async (owner?: string, ...more: Entity[]) => {
      tandem.catalog.entities = [
        component('payments', { owner }),
        ...others,
        ...more,
      ];
      await follow();
    };
    await ownedBy('blue', group('blue'));
    expect((await shown(direct)).warnings).toEqual([
      expect.stringMatching(
        /payments belongs to group:default\/blue now, before to group:default\/red/,
      ),
    ]);
    expect((await shown(inherited)).warnings).toEqual([]);
    expect(await coverage()).toMatchObject({ assignmentId: direct.id });
    await ownedBy('red');
    expect((await shown(direct)).warnings).toEqual([]);
    await ownedBy(undefined);
    expect((await shown(direct)).warnings).toEqual([
      expect.stringMatching(/belongs to nobody now/),
    ]);
    const { body } = await tandem
      .patch(`/assignments/${direct.id}`, { version: direct.version })
      .expect(200);
    expect(body).toMatchObject({ warnings: [], version: direct.version + 1 });
  });

  it('owner changes: SLOs stay, inherited cover resolves anew', async () => {
    const blue = group('blue');
    tandem.catalog.entities = [...tandem.catalog.entities, blue];
    await follow();
    await assign(tandem);
    const next = await assign(tandem, {
      scopeRef: 'group:default/blue',
      liaisonRef: 'user:default/omar',
    });
    const slo = await createSlo(
      tandem,
      sloDocument('kept', { service: 'payments' }),
    );
    expect(await coverage()).toMatchObject({ actingRef: 'user:default/dana' });
    tandem.catalog.entities = [
      component('payments', { owner: 'blue' }),
      ...tandem.catalog.entities.slice(1),
    ];
    await follow();
    expect(await coverage()).toMatchObject({ assignmentId: next.id });
    expect(await get(`/slos/${slo.id}`)).toMatchObject({
      entityRef: 'component:default/payments',
      ownerRef: 'group:default/blue',
    });
  });

  it('owner renamed: nobody is asked to confirm', async () => {
    const direct = await assign(tandem, {
      scopeRef: 'component:default/payments',
    });
    tandem.catalog.entities = [
      component('payments', { owner: 'crimson' }),
      renamed(red, 'crimson'),
      dana,
    ];
    await follow();
    expect((await shown(direct)).warnings).toEqual([]);
  });

  it('a component that left the catalog has no cover to ask for', async () => {
    await assign(tandem);
    await without(...tandem.catalog.entities.slice(0, 1));
    const { body } = await tandem.get(
      '/coverage?entityRef=component:default/payments',
    );
    expect(body.error.name).toBe('NotFoundError');
  });
});
