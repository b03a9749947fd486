import { component, group } from '../__testUtils__/entities';
import { deployment } from '../__testUtils__/deliveries';
import { testDatabases } from '../__testUtils__/startTandem';
import { startQuietly, type QuietTandem } from './__testUtils__/startQuietly';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const COUNT = 30;
const NAMES = Array.from({ length: COUNT }, (_, index) => `service-${index}`);
const STUCK = 'component:default/service-7';
const MINUTE = 60_000;

describe.each(ids)('a service whose facts cannot be read on %p', id => {
  let tandem: QuietTandem;

  beforeEach(async () => {
    tandem = await startQuietly(databases, id, [
      group('red'),
      ...NAMES.map(name => component(name, { owner: 'red' })),
    ]);
    await tandem.post('/deployments', deployment({ entityRef: STUCK }));
    await tandem.knex('dora_snapshots').update({ dora: '{' });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await tandem.knex.destroy();
  });

  const step = () => tandem.features.fleet.upkeep.step();
  const left = async () =>
    (
      await tandem
        .knex('fleet_changes as c')
        .join('catalog_entities as e', 'e.id', 'c.entity_id')
        .select('e.entity_ref', 'c.not_before')
    ).map(row => [row.entity_ref, Number(row.not_before)]);
  const prepared = () =>
    tandem.knex('fleet_services').pluck('entity_ref') as Promise<string[]>;
  const drain = async () => {
    for (let steps = 0; steps < 20; steps++) {
      if ((await step()) === 0) return;
    }
    throw new Error('Nothing comes to an end');
  };
  const later = (millis: number) =>
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + millis);

  it('holds up none of the others, and is tried again a minute later', async () => {
    const before = Date.now();
    await drain();
    expect(await prepared()).toHaveLength(COUNT - 1);
    const [[ref, notBefore], ...others] = await left();
    expect([ref, others]).toEqual([STUCK, []]);
    expect(notBefore).toBeGreaterThanOrEqual(before + MINUTE);
    expect(await step()).toBe(0);

    await tandem.knex('dora_snapshots').update({ dora: null });
    later(MINUTE + 1000);
    await drain();
    expect(await prepared()).toContain(STUCK);
    expect(await left()).toEqual([]);
  });

  it('is tried again at once when it changes', async () => {
    await drain();
    await tandem.knex('dora_snapshots').update({ dora: null });
    await tandem.post('/deployments', deployment({ entityRef: STUCK }));
    await drain();
    expect(await prepared()).toHaveLength(COUNT);
    expect(await left()).toEqual([]);
  });

  it('holds up none of those that time alone changes', async () => {
    await tandem.knex('dora_snapshots').update({ dora: null });
    await drain();
    await tandem.knex('dora_snapshots').update({ dora: '{' });
    const now = Date.now();
    await tandem.knex('fleet_services').update({ due_at: now - 1, tier: 'x' });
    await drain();
    const rows = await tandem
      .knex('fleet_services')
      .where('tier', 'x')
      .select('entity_ref', 'due_at');
    expect(rows.map(row => row.entity_ref)).toEqual([STUCK]);
    expect(Number(rows[0].due_at)).toBeGreaterThanOrEqual(now + MINUTE);
  });

  it('and one that changed ten thousand times is prepared once', async () => {
    await tandem.knex('dora_snapshots').update({ dora: null });
    await drain();
    const { id: busy } = await tandem
      .knex('catalog_entities')
      .where('entity_ref', STUCK)
      .first('id');
    const row = { entity_id: busy };
    await tandem.knex.batchInsert(
      'fleet_changes',
      Array(10_000).fill(row),
      400,
    );
    expect(await step()).toBe(1);
    expect(await left()).toEqual([]);
    expect(await step()).toBe(0);
  });
});
