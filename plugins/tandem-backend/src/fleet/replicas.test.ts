import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { component, group, user } from '../__testUtils__/entities';
import {
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { assign, proposal } from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const PAYMENTS = 'component:default/payments';
const ENTITIES = [
  group('company'),
  group('red', 'company'),
  component('payments', { owner: 'red' }),
  user('dana'),
];

async function serviceOf(
  tandem: RunningTandem,
  name: string,
): Promise<FleetService | undefined> {
  const { body } = await tandem
    .get(`/fleet/services?search=component:default/${name}`)
    .expect(200);
  return body.items[0];
}

describe.each(ids)('replicas that prepare the fleet on %p', id => {
  it('that stop between a change and its preparation leave it to the next', async () => {
    const knex = await databases.init(id);
    const first = await startTandemOn(knex, ENTITIES);
    await serviceOf(first, 'payments');
    await first.stop();
    const [service] = await knex('catalog_entities').where(
      'entity_ref',
      PAYMENTS,
    );
    await knex.transaction(async trx => {
      await trx('catalog_entities')
        .where('id', service.id)
        .update({ lifecycle: 'old' });
      await trx('fleet_changes').insert({ entity_id: service.id });
    });
    const entities = ENTITIES.map(entity => ({
      ...entity,
      ...(entity.metadata.name === 'payments' && {
        spec: { lifecycle: 'old' },
      }),
    }));
    const second = await startTandemOn(knex, entities);
    await second.run('fleet');
    expect(await knex('fleet_changes')).toEqual([]);
    expect(
      await knex('fleet_services').where('entity_ref', PAYMENTS),
    ).toMatchObject([{ lifecycle: 'old' }]);
    await second.stop();
  });

  it('that put services into the queue meanwhile are waited for by who reads', async () => {
    const knex = await databases.init(id);
    const tandem = await startTandemOn(knex, ENTITIES);
    await tandem.run('fleet');
    await serviceOf(tandem, 'payments');
    const keyOf = async (ref: string) =>
      (await knex('catalog_entities').where('entity_ref', ref).first('id')).id;
    const red = await keyOf('group:default/red');
    const payments = await keyOf(PAYMENTS);
    await knex('catalog_entities').where('id', payments).update({ tier: '9' });
    await knex('fleet_changes').insert({ entity_id: red });

    const other = await knex.transaction();
    await other('fleet_changes').forUpdate().select('id');
    const read = serviceOf(tandem, 'payments');
    await new Promise(resolve => setTimeout(resolve, 300));
    await other('fleet_changes').insert({ entity_id: payments });
    await other('fleet_changes').where('entity_id', red).delete();
    await other.commit();
    expect((await read)?.tier).toBe('9');
    await tandem.stop();
  });

  it('that prepare at once end with what is true', async () => {
    const knex = await databases.init(id);
    const many = [
      ...ENTITIES,
      ...Array.from({ length: 60 }, (_, index) =>
        component(`service-${index}`, { owner: 'red' }),
      ),
    ];
    const replicas = [
      await startTandemOn(knex, many),
      await startTandemOn(knex, many),
    ];
    const [one, other] = replicas;
    await assign(one, { scopeRef: 'group:default/company', allocation: 5 });
    for (let turn = 0; turn < 5; turn++) {
      const scopeRef = `component:default/service-${turn}`;
      const made = await Promise.all([
        one.post('/assignments', proposal({ scopeRef, allocation: 1 })),
        serviceOf(one, 'payments'),
        serviceOf(other, 'payments'),
        other.run('fleet'),
      ]);
      const { id: assignmentId, version } = made[0].body;
      const shown = async (replica: RunningTandem) =>
        (await serviceOf(replica, `service-${turn}`))?.coverage?.via;
      await Promise.all([
        other
          .post(`/assignments/${assignmentId}/accept`, { version })
          .expect(200),
        one.run('fleet'),
        other.run('fleet'),
        shown(one),
      ]);
      expect(await shown(one)).toBe('component');
      expect(await shown(other)).toBe('component');
    }
    expect(await knex('fleet_changes')).toEqual([]);
    const rows = await knex('fleet_services').where('is_covered', false);
    expect(rows).toEqual([]);
    for (const replica of replicas) await replica.stop();
  });

  it('that count other types list those from their start on', async () => {
    const knex = await databases.init(id);
    const typed = (name: string, type?: string) => {
      const entity = component(name, { owner: 'red' });
      return { ...entity, spec: { type } };
    };
    const entities = [
      group('red'),
      typed('api', 'service'),
      typed('page', 'website'),
      typed('plain'),
    ];
    const listed = async (types: string[] | undefined) => {
      const tandem = await startTandemOn(
        knex,
        entities,
        types ? { tandem: { fleet: { types } } } : {},
      );
      await tandem.run('fleet');
      const { body } = await tandem.get('/fleet/services').expect(200);
      await tandem.stop();
      return body.items.map((item: FleetService) => item.title);
    };
    expect(await listed(undefined)).toEqual(['api', 'page', 'plain']);
    expect(await listed(['service'])).toEqual(['api']);
    expect(await listed([])).toEqual([]);
    expect(await listed(['nothing-of-that-type'])).toEqual([]);
    expect(await listed(['website', 'service'])).toEqual(['api', 'page']);
    expect(await listed(undefined)).toEqual(['api', 'page', 'plain']);
  });
});
