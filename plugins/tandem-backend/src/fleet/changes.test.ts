import { ago, deployment } from '../__testUtils__/deliveries';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../__testUtils__/slos';
import { testDatabases } from '../__testUtils__/startTandem';
import {
  assign,
  dateIn,
  proposal,
  transition,
} from '../liaison/__testUtils__/assignments';
import { startQuietly, type QuietTandem } from './__testUtils__/startQuietly';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const PAYMENTS = 'component:default/payments';
const SEARCH = 'component:default/search';
const RED = 'group:default/red';
const CHECKOUT = 'system:default/checkout';
const DAY = 86_400_000;

const PAYMENTS_OF_RED = component('payments', {
  owner: 'red',
  system: 'checkout',
});
const OTHERS = [
  component('search', { owner: 'red' }),
  group('company'),
  user('dana'),
  user('omar'),
];
const ENTITIES = [
  PAYMENTS_OF_RED,
  system('checkout', 'commerce'),
  domain('commerce'),
  group('red', 'product'),
  group('product', 'company'),
  ...OTHERS,
];

describe.each(ids)('what says on %p that a service is to be prepared', id => {
  let tandem: QuietTandem;

  beforeEach(async () => {
    tandem = await startQuietly(databases, id, ENTITIES);
    await tandem.changes();
  });
  afterEach(() => tandem.knex.destroy());

  /** Who is to be prepared after a piece of work. */
  async function after(work: () => PromiseLike<unknown>) {
    await work();
    return tandem.changes();
  }
  const read = (entities: typeof ENTITIES) => () => {
    tandem.catalog.entities = entities;
    return tandem.features.projection.refresh();
  };

  it('the catalog: whatever it says otherwise than before, and who has other parents', async () => {
    expect(await after(read(ENTITIES))).toEqual([]);
    const added = component('added');
    expect(await after(read([...ENTITIES, added]))).toEqual([
      'component:default/added',
    ]);
    await after(read(ENTITIES));
    const blue = component('payments', { owner: 'blue', system: 'checkout' });
    const moved = [
      blue,
      system('checkout'),
      domain('commerce'),
      group('red', 'product'),
      group('product'),
      ...OTHERS,
    ];
    expect(await after(read(moved))).toEqual([
      PAYMENTS,
      'group:default/product',
      RED,
      CHECKOUT,
    ]);
    expect(await after(read(moved.filter(each => each !== blue)))).toEqual([
      PAYMENTS,
    ]);
    expect(await after(read(moved))).toEqual([PAYMENTS]);
    expect(await after(read(moved))).toEqual([]);
  });

  it('assignments: the scope, as often as somebody decides about it', async () => {
    const { body } = await tandem.post('/assignments', proposal());
    expect(await tandem.changes()).toEqual([RED]);
    const accepted = await transition(tandem, body, 'accept');
    expect(await tandem.changes()).toEqual([RED]);
    const edit = (version: number) => () =>
      tandem.patch(`/assignments/${accepted.id}`, { version, allocation: 30 });
    expect(await after(edit(accepted.version))).toEqual([RED]);
    // Nothing is new in it, it is too old, or there is no place.
    expect(await after(edit(accepted.version + 1))).toEqual([]);
    expect(await after(edit(accepted.version))).toEqual([]);
    expect(
      await after(() =>
        tandem.post(
          '/assignments',
          proposal({ liaisonRef: 'user:default/omar' }),
        ),
      ),
    ).toEqual([]);
  });

  it('assignments that follow a person out of the catalog and back', async () => {
    await assign(tandem);
    const without = ENTITIES.filter(each => each.metadata.name !== 'dana');
    await read(without)();
    await tandem
      .knex('catalog_entities')
      .where('entity_ref', 'user:default/dana')
      .update({ removed_at: Date.now() - 2 * DAY });
    await tandem.changes();
    const follow = () => tandem.features.liaison.follower.step();
    expect(await after(follow)).toEqual([RED]);
    expect(await after(follow)).toEqual([]);
    await read(ENTITIES)();
    await tandem.changes();
    expect(await after(follow)).toEqual([RED]);
  });

  it('absences: where the person is expected, unless they are entered already', async () => {
    await assign(tandem);
    await assign(tandem, { scopeRef: CHECKOUT });
    const over = await assign(tandem, { scopeRef: SEARCH });
    await transition(tandem, over, 'end');
    await tandem.changes();
    const days = { startsOn: dateIn(1), endsOn: dateIn(3) };
    const enter = (name: string) => () =>
      tandem.post('/absences', { userRef: `user:default/${name}`, ...days });
    const { body } = await enter('dana')();
    expect(await tandem.changes()).toEqual([RED, CHECKOUT]);
    expect(await after(enter('dana'))).toEqual([]);
    expect(await after(enter('omar'))).toEqual([]);
    const takeBack = () => tandem.delete(`/absences/${body.id}`);
    expect(await after(takeBack)).toEqual([RED, CHECKOUT]);
    expect(await after(takeBack)).toEqual([]);
  });

  it('absences that move with a renamed person', async () => {
    const renamed = user('dana-b');
    renamed.metadata.uid = 'uid-dana';
    await tandem.post('/absences', {
      userRef: 'user:default/dana',
      startsOn: dateIn(1),
      endsOn: dateIn(3),
    });
    await read([...ENTITIES, renamed])();
    await assign(tandem, { liaisonRef: 'user:default/dana-b' });
    await read([
      ...ENTITIES.filter(each => each.metadata.name !== 'dana'),
      renamed,
    ])();
    await tandem.changes();
    const follow = () => tandem.features.liaison.follower.step();
    expect(await after(follow)).toEqual([RED]);
  });

  it('SLOs: from the draft over each sample and document to the archive', async () => {
    const slo = await createSlo(tandem, sloDocument('latency'));
    expect(await tandem.changes()).toEqual([SEARCH]);
    const items = lastHour(6);
    const send = () => tandem.post(`/slos/${slo.id}/samples`, { items });
    expect(await after(send)).toEqual([SEARCH]);
    expect(await after(send)).toEqual([]);
    const save = (version: number, target: number) => () =>
      tandem.put(`/slos/${slo.id}`, {
        document: sloDocument('latency', { target }),
        state: 'draft',
        version,
      });
    expect(await after(save(1, 0.9))).toEqual([SEARCH]);
    expect(await after(save(2, 0.9))).toEqual([]);
    expect(await after(save(1, 0.8))).toEqual([]);
    const archive = () => tandem.delete(`/slos/${slo.id}?version=2`);
    expect(await after(archive)).toEqual([SEARCH]);
    expect(await after(archive)).toEqual([]);
  });

  it('SLOs that nobody feeds any more, once', async () => {
    const slo = await createSlo(tandem, sloDocument('latency'));
    await tandem.post(`/slos/${slo.id}/samples`, { items: lastHour(6) });
    await tandem.changes();
    const markStale = () => tandem.features.slo.upkeep.markStale();
    expect(await after(markStale)).toEqual([]);
    await tandem.knex('slo_status').update({ stale_at: Date.now() - 1 });
    expect(await after(markStale)).toEqual([SEARCH]);
    expect(await after(markStale)).toEqual([]);
  });

  it('SLOs that move to the new name of their service', async () => {
    await createSlo(tandem, sloDocument('latency'));
    const aliases = { 'tandem.dev/aliases': SEARCH };
    const finder = component('finder', { annotations: aliases });
    await read([...ENTITIES.filter(each => each !== OTHERS[0]), finder])();
    await tandem.changes();
    const adopt = () => tandem.features.slo.adopter.adoptAll();
    expect(await after(adopt)).toEqual(['component:default/finder', SEARCH]);
    expect(await after(adopt)).toEqual([]);
  });

  it('nothing where all of it was undone: an import that was only tried out', async () => {
    const text = JSON.stringify(sloDocument('latency'));
    const importing = (query: string) => () =>
      tandem.postYaml(`/slos/import${query}`, text);
    expect(await after(importing('?dryRun=true'))).toEqual([]);
    expect(await tandem.knex('slos')).toEqual([]);
    expect(await after(importing(''))).toEqual([SEARCH]);
  });

  it('deliveries: when they arrive and when their figures are computed', async () => {
    const sent = deployment({ finishedAt: ago(DAY) });
    const send = () => tandem.post('/deployments', sent);
    expect(await after(send)).toEqual([PAYMENTS]);
    expect(await after(send)).toEqual([]);
    const compute = () => tandem.features.delivery.refresher.step();
    expect(await after(compute)).toEqual([PAYMENTS]);
    expect(await after(compute)).toEqual([]);
  });
});
