import { DAY } from '../__testUtils__/deliveries';
import { component, group } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { prepareFleet } from './__testUtils__/prepareFleet';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

/** The civil date of UTC so many days ago. */
function dateOf(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
}

/** A service has taken the first so many steps, each a day after the other. */
const TAKEN = { one: 1, two: 2, four: 4, six: 6, all: 6 };
const COLUMNS = ['owned', 'tracked', 'drafted', 'published', 'covered'];

async function takeSteps({ knex }: RunningTandem) {
  const start = 1_700_000_000_000;
  const entities = await knex('catalog_entities')
    .where('kind', 'component')
    .select('id', 'entity_ref');
  await knex('catalog_entities').update({ first_seen_at: start });
  for (const { id, entity_ref: ref } of entities) {
    const taken = TAKEN[ref.split('/')[1] as keyof typeof TAKEN];
    const steps = COLUMNS.slice(0, taken - 1);
    if (steps.length === 0) continue;
    const days = ref.endsWith('/all') ? 3 : 1;
    await knex('fleet_services')
      .where('entity_id', id)
      .update(Object.fromEntries(steps.map(step => [`is_${step}`, true])));
    await knex('fleet_steps')
      .where('entity_id', id)
      .update(
        Object.fromEntries(
          steps.map((step, index) => [
            `${step}_at`,
            start + (index + 1) * days * DAY,
          ]),
        ),
      );
  }
}

describe.each(ids)('the funnel on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      group('blue'),
      group('idle'),
      component('one', { owner: 'nobody' }),
      component('two', { owner: 'red' }),
      component('four', { owner: 'red' }),
      component('six', { owner: 'blue' }),
      component('all', { owner: 'blue' }),
    ]);
    await prepareFleet(tandem);
    await takeSteps(tandem);
    // Covered before its turn.
    await tandem
      .knex('fleet_services')
      .where('entity_ref', 'component:default/two')
      .update({ is_covered: true });
  });
  afterEach(() => tandem.stop());

  async function funnelOf(query = '') {
    const { body } = await tandem.get(`/fleet/funnel${query}`).expect(200);
    return body;
  }
  const days = () => tandem.knex('fleet_days').orderBy('date').select('date');

  it('counts each step, those who took all before, teams, and median days', async () => {
    const funnel = await funnelOf();
    expect(funnel).toEqual({
      asOf: expect.any(String),
      teams: 2,
      steps: [
        ['catalogued', 5, 5, null],
        ['owned', 4, 4, 1],
        ['tracked', 3, 3, 1],
        ['drafted', 3, 3, 1],
        ['published', 2, 2, 2],
        ['covered', 3, 2, 2],
      ].map(([step, services, reached, medianDays]) => ({
        step,
        services,
        reached,
        change: null,
        medianDays,
      })),
      medianDaysToCovered: 10,
      medianDaysToCoveredBefore: null,
      trend: [
        {
          date: dateOf(0),
          catalogued: 5,
          owned: 4,
          tracked: 3,
          drafted: 3,
          published: 2,
          covered: 3,
        },
      ],
    });
  });

  it('compares with the first day of the trend that was kept', async () => {
    await tandem.run('fleet-days');
    const [today] = await tandem.knex('fleet_days').select('*');
    const kept = (daysAgo: number, owned: number) => ({
      ...today,
      date: dateOf(daysAgo),
      owned,
      total_days: owned * 10,
    });
    await tandem
      .knex('fleet_days')
      .insert([kept(91, 1), kept(90, 2), kept(30, 3), kept(1, 7)]);
    const compared = async (query: string) => {
      const { steps, trend, medianDaysToCoveredBefore } = await funnelOf(query);
      return [
        trend.map((day: { owned: number }) => day.owned),
        steps[1].change,
        medianDaysToCoveredBefore,
      ];
    };
    expect(await compared('')).toEqual([[2, 3, 7, 4], 2, 20]);
    expect(await compared('?days=550')).toEqual([[1, 2, 3, 7, 4], 3, 10]);
    expect(await compared('?days=29')).toEqual([[7, 4], -3, 70]);
    for (const query of ['days=0', 'days=551', 'days=x', 'day=3']) {
      await tandem.get(`/fleet/funnel?${query}`).expect(400);
    }
  });

  it('keeps one snapshot a day, and 550 days of them', async () => {
    await tandem.run('fleet-days');
    const [today] = await tandem.knex('fleet_days').select('*');
    expect(today).toMatchObject({ date: dateOf(0), teams: 2, owned: 4 });
    await tandem
      .knex('fleet_days')
      .insert([551, 550, 3].map(ago => ({ ...today, date: dateOf(ago) })));
    await tandem
      .knex('fleet_services')
      .where('entity_ref', 'component:default/one')
      .update({ is_owned: true });
    await tandem.run('fleet-days');
    expect(await days()).toEqual([
      { date: dateOf(550) },
      { date: dateOf(3) },
      { date: dateOf(0) },
    ]);
    const [again] = await tandem.knex('fleet_days').where('date', dateOf(0));
    expect(again.owned).toBe(5);
  });
});
