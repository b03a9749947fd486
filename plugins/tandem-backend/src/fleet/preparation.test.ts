import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import type { Entity } from '@backstage/catalog-model';
import { ago, DAY, deployment } from '../__testUtils__/deliveries';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
import {
  createSlo,
  lastHour,
  lastSlotEnd,
  sloDocument,
} from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { assign, dateIn } from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const PAYMENTS = 'component:default/payments';
const ENTITIES = [
  domain('commerce'),
  domain('trade'),
  system('checkout', 'commerce'),
  group('company'),
  group('red', 'company'),
  component('payments', { owner: 'red', system: 'checkout' }),
  component('search', { owner: 'red' }),
  user('dana', { displayName: 'Dana Kim' }),
  user('omar'),
];

async function serviceOf(
  tandem: Pick<RunningTandem, 'get'>,
  name = 'payments',
): Promise<FleetService | undefined> {
  const { body } = await tandem
    .get(`/fleet/services?search=component:default/${name}`)
    .expect(200);
  return body.items[0];
}

async function changeCatalog(
  tandem: RunningTandem,
  change: (entities: Entity[]) => Entity[],
) {
  tandem.catalog.entities = change(tandem.catalog.entities);
  await tandem.run('catalog-projection');
}

function replaced(name: string, entity: Entity) {
  return (entities: Entity[]) =>
    entities.map(each => (each.metadata.name === name ? entity : each));
}

/** Every step of adoption but being catalogued and owned. */
async function adopt(tandem: RunningTandem) {
  await tandem.post('/deployments', deployment()).expect(201);
  await tandem.run('dora-snapshots');
  const slo = await createSlo(
    tandem,
    sloDocument('answers', { service: 'payments' }),
  );
  await tandem
    .post(`/slos/${slo.id}/samples`, { items: lastHour(900) })
    .expect(201);
  await assign(tandem);
}

describe.each(ids)('a prepared row on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, ENTITIES);
  });
  afterEach(() => tandem.stop());

  it('tells what all features know, as soon as one asks after a change', async () => {
    expect(await serviceOf(tandem)).toEqual({
      entityRef: PAYMENTS,
      title: 'payments',
      ownerRef: 'group:default/red',
      isOwned: true,
      systemRef: 'system:default/checkout',
      slo: { state: 'none', worstRemainingRatio: null, count: 0, asOf: null },
      coverage: { covered: false, via: 'none' },
      dora: {
        perDay: null,
        leadSeconds: null,
        failRatio: null,
        recoverySeconds: null,
        deployments: 0,
        failed: 0,
        level: 'insufficient-data',
        asOf: null,
      },
      nextStep: 'send-deployments',
    });
    await adopt(tandem);
    const service = await serviceOf(tandem);
    expect(service?.slo).toEqual({
      state: 'exhausted',
      worstRemainingRatio: expect.any(Number),
      count: 1,
      asOf: new Date(lastSlotEnd()).toISOString(),
    });
    expect(service?.coverage).toEqual({
      covered: true,
      via: 'group',
      scopeRef: 'group:default/red',
      pattern: 'liaison',
      primary: 'user:default/dana',
      primaryTitle: 'Dana Kim',
      actingRef: 'user:default/dana',
      actingTitle: 'Dana Kim',
    });
    expect(service?.dora).toMatchObject({
      perDay: 1 / 30,
      deployments: 1,
      failed: 0,
      failRatio: 0,
      asOf: expect.any(String),
    });
    expect(service?.nextStep).toBe('stop-burning');
  });

  it('tells what rests for a month from what was never deployed', async () => {
    await tandem
      .post('/deployments', deployment({ finishedAt: ago(45 * DAY) }))
      .expect(201);
    await tandem.run('dora-snapshots');
    expect((await serviceOf(tandem))?.dora).toMatchObject({
      perDay: 0,
      deployments: 0,
      failRatio: null,
      level: 'low',
    });
    expect((await serviceOf(tandem, 'search'))?.dora?.perDay).toBeNull();
    const { body } = await tandem
      .get('/fleet/services?sort=frequency&order=asc')
      .expect(200);
    expect(body.items.map(({ entityRef }: FleetService) => entityRef)).toEqual([
      PAYMENTS,
      'component:default/search',
    ]);
  });

  it('names the deputy where the primary left and the deputy is away', async () => {
    await assign(tandem);
    await assign(tandem, {
      role: 'deputy',
      allocation: 0,
      liaisonRef: 'user:default/omar',
    });
    await tandem
      .post('/absences', {
        userRef: 'user:default/omar',
        startsOn: dateIn(0),
        endsOn: dateIn(1),
      })
      .expect(201);
    await changeCatalog(tandem, entities =>
      entities.filter(({ metadata }) => metadata.name !== 'dana'),
    );
    await tandem
      .knex('catalog_entities')
      .where({ entity_ref: 'user:default/dana' })
      .update({ removed_at: Date.now() - 2 * DAY });
    await tandem.run('liaison-people');
    expect((await serviceOf(tandem))?.coverage).toMatchObject({
      covered: true,
      pattern: 'liaison',
      deputy: 'user:default/omar',
    });
    expect((await serviceOf(tandem))?.coverage).not.toHaveProperty('primary');
    expect((await serviceOf(tandem))?.coverage).not.toHaveProperty('actingRef');
    const { text } = await tandem
      .get('/fleet/services.csv?columns=service&columns=liaison')
      .expect(200);
    expect(text).toContain('payments,omar');
  });

  it('follows the catalog: the service, its group, its system and its domain', async () => {
    await assign(tandem, { scopeRef: 'group:default/company' });
    await assign(tandem, {
      scopeRef: 'domain:default/trade',
      liaisonRef: 'user:default/omar',
    });
    expect((await serviceOf(tandem))?.coverage?.via).toBe('parent-group');
    await changeCatalog(
      tandem,
      replaced('checkout', system('checkout', 'trade')),
    );
    expect((await serviceOf(tandem))?.coverage).toMatchObject({
      via: 'domain',
      primary: 'user:default/omar',
    });

    await changeCatalog(tandem, replaced('red', group('red')));
    expect((await serviceOf(tandem, 'search'))?.coverage?.via).toBe('none');

    const named = group('red');
    named.metadata.title = 'The Reds';
    await changeCatalog(tandem, replaced('red', named));
    expect((await serviceOf(tandem))?.ownerTitle).toBe('The Reds');

    await changeCatalog(tandem, all =>
      all.filter(({ metadata }) => metadata.name !== 'red'),
    );
    expect(await serviceOf(tandem, 'search')).toMatchObject({
      isOwned: false,
      ownerRef: 'group:default/red',
      nextStep: 'set-owner',
    });

    await changeCatalog(
      tandem,
      replaced('search', component('search', { owner: 'company' })),
    );
    expect(await serviceOf(tandem, 'search')).toMatchObject({
      isOwned: true,
      coverage: { via: 'group' },
    });
  });

  it('goes with its service, but not the days on which it took each step', async () => {
    await adopt(tandem);
    await serviceOf(tandem);
    const steps = () => tandem.knex('fleet_steps').orderBy('entity_id');
    const before = await steps();
    expect(Object.values(before[0]).filter(at => at === null)).toEqual([]);
    expect(before[1]).toMatchObject({ tracked_at: null, drafted_at: null });

    await changeCatalog(tandem, all =>
      all.filter(({ metadata }) => metadata.name !== 'payments'),
    );
    expect(await serviceOf(tandem)).toBeUndefined();
    expect(await steps()).toEqual(before);

    await changeCatalog(tandem, all => [...all, component('payments')]);
    expect(await serviceOf(tandem)).toMatchObject({
      isOwned: false,
      coverage: { covered: false },
    });
    expect(await steps()).toEqual(before);
  });

  it('is true again at the moment from which dates alone change it', async () => {
    const accepted = await assign(tandem, { startsOn: dateIn(3) });
    expect((await serviceOf(tandem))?.coverage?.covered).toBe(false);
    const startsAt = Date.parse(`${accepted.startsOn}T00:00:00Z`);
    const rows = await tandem.knex('fleet_services').select('due_at');
    expect(rows.map(row => Number(row.due_at))).toEqual([startsAt, startsAt]);

    jest.spyOn(Date, 'now').mockReturnValue(startsAt + 1);
    try {
      expect((await serviceOf(tandem))?.coverage?.covered).toBe(true);
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('is prepared without being asked for, within a second and in the background', async () => {
    const shown = async () =>
      (await tandem.knex('fleet_services').where('is_covered', true)).length;
    /** Another who prepares may hold the rows, so that a run passes them over. */
    const untilShown = async () => {
      const end = Date.now() + 10_000;
      const isPending = async () =>
        (await shown()) < 2 || (await tandem.knex('fleet_changes')).length > 0;
      while ((await isPending()) && Date.now() < end) {
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      expect(await shown()).toBe(2);
    };
    await assign(tandem);
    await untilShown();

    await tandem.knex('fleet_services').update({
      is_covered: false,
      due_at: Date.now() - DAY,
    });
    await tandem.run('fleet');
    await untilShown();
  });
});
