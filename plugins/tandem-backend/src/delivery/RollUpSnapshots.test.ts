import { setTimeout } from 'node:timers/promises';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { ago, DAY, deployment, HOUR } from '../__testUtils__/deliveries';
import { component, group } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import type { DeliveryScope } from './DeliveryScopes';
import { RollUpSnapshots, type DeliveryCard } from './RollUpSnapshots';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const CART = 'component:default/cart';
const RED = 'group:default/red';
const ofCart = { entityRef: CART };

const groups = [group('red'), group('blue')];
const cart = component('cart', { owner: 'red' });
const payments = component('payments', { owner: 'blue' });

function titled(name: string, title: string) {
  const entity = component(name, { owner: 'red' });
  return { ...entity, metadata: { ...entity.metadata, title } };
}

async function summaryOf(
  tandem: RunningTandem,
  name = 'red',
): Promise<Required<EntitySummary>> {
  const { body } = await tandem
    .get(`/entities/group/default/${name}/summary`)
    .expect(200);
  return body;
}

async function countOf(tandem: RunningTandem, name?: string) {
  const { dora } = await summaryOf(tandem, name);
  return dora.metrics.deploymentFrequency.deployments;
}

async function changeCatalog(
  tandem: RunningTandem,
  ...services: RunningTandem['catalog']['entities']
) {
  tandem.catalog.entities = [...services, ...groups];
  await tandem.run('catalog-projection');
}

describe.each(ids)('the figures of a team on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [cart, payments, ...groups]);
    await tandem.post('/deployments', deployment(ofCart)).expect(201);
  });
  afterEach(() => tandem.stop());

  it('are kept as they were computed while nothing changes', async () => {
    const first = await summaryOf(tandem);
    expect(first.environments).toEqual(['production']);
    expect(first.services.totalItems).toBe(1);
    expect(await summaryOf(tandem)).toEqual(first);
  });

  it('change with each fact, in whichever environment', async () => {
    expect(await countOf(tandem)).toBe(1);
    const staging = { ...ofCart, environment: 'staging' };
    await tandem.post('/deployments', deployment(staging)).expect(201);
    expect((await summaryOf(tandem)).environments).toEqual([
      'production',
      'staging',
    ]);
    await tandem.post('/deployments', deployment(ofCart));
    expect(await countOf(tandem)).toBe(2);
  });

  it('change with the services that are its own, and their names', async () => {
    await summaryOf(tandem);
    await changeCatalog(tandem, titled('cart', 'The cart'), payments);
    const named = await summaryOf(tandem);
    expect(named.services.items[0].title).toBe('The cart');

    const joined = component('payments', { owner: 'red' });
    await changeCatalog(tandem, titled('cart', 'The cart'), joined);
    expect((await summaryOf(tandem)).services.totalItems).toBe(2);

    await changeCatalog(tandem, joined);
    expect(await countOf(tandem)).toBe(0);
  });

  it('are an hour old at most', async () => {
    const { dora } = await summaryOf(tandem);
    await tandem
      .knex('roll_up_snapshots')
      .update({ as_of: Date.now() - HOUR - 1 });
    const shown = await summaryOf(tandem);
    expect(Date.parse(shown.dora.asOf)).toBeGreaterThan(Date.parse(dora.asOf));
  });

  it('of another range are computed for whoever asks', async () => {
    await summaryOf(tandem);
    const { body } = await tandem
      .get(`/entities/group/default/red/summary?from=${ago(DAY)}`)
      .expect(200);
    expect(body.dora.from).toBe(ago(DAY));
    expect((await summaryOf(tandem)).dora.from).not.toBe(ago(DAY));
  });

  it('may be a minute old where they are of very many services', async () => {
    const { dora, environments } = await summaryOf(tandem);
    const services = { items: [], totalItems: 1001 };
    const card = JSON.stringify({ dora, environments, services });
    await tandem.knex('roll_up_snapshots').update({ card });
    await tandem.post('/deployments', deployment(ofCart));
    expect(await countOf(tandem)).toBe(1);

    const aged = Date.now() - 60_000 - 1;
    await tandem.knex('roll_up_snapshots').update({ as_of: aged });
    expect(await countOf(tandem)).toBe(2);
  });

  it('are not kept for another derivation', async () => {
    await summaryOf(tandem);
    const { id: entityId } = await tandem
      .knex('catalog_entities')
      .where('entity_ref', RED)
      .first('id');
    const rollUps = new RollUpSnapshots({
      knex: tandem.knex,
      derivation: 'another',
    });
    const scope: DeliveryScope = {
      entityRef: RED,
      isRollUp: true,
      entityIds: () => [],
      restrict: () => {},
    };
    const computed = { environments: ['elsewhere'] } as DeliveryCard;
    const compute = jest.fn(async () => computed);
    expect(await rollUps.read(entityId, scope, compute)).toEqual(computed);
    expect(await rollUps.read(entityId, scope, compute)).toEqual(computed);
    expect(compute).toHaveBeenCalledTimes(1);
  });
});

describe.each(ids)("by the event's time on %p", id => {
  it('change with who owned what when', async () => {
    const tandem = await startTandem(databases, id, [cart, ...groups], {
      tandem: { delivery: { ownership: 'event' } },
    });
    await tandem.post('/deployments', deployment(ofCart));
    expect(await countOf(tandem)).toBe(1);
    expect(await countOf(tandem, 'blue')).toBe(0);
    await changeCatalog(tandem, component('cart', { owner: 'blue' }));
    const finishedAt = new Date().toISOString();
    await tandem.post('/deployments', deployment({ ...ofCart, finishedAt }));
    // Its instant has to be over to lie in the last 30 days.
    await setTimeout(2);
    expect(await countOf(tandem)).toBe(1);
    expect(await countOf(tandem, 'blue')).toBe(1);
    await tandem.stop();
  });
});
