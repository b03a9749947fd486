import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { component, group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { prepareFleet } from './__testUtils__/prepareFleet';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const TITLES = [
  '100%',
  'under_score',
  'back\\slash',
  `it's "quoted"`,
  '🚀 rocket',
  'İstanbul',
  // The key that sorts ends within the rocket.
  `${'x'.repeat(99)}🚀 tail`,
];
const ENTITIES = [
  group('red'),
  user('dana'),
  ...TITLES.map((title, index) => {
    const entity = component(`service-${index}`, { owner: 'red' });
    return { ...entity, metadata: { ...entity.metadata, title } };
  }),
  component('of-nobody', { owner: 'gone' }),
];

describe.each(ids)('lists of the fleet on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, ENTITIES);
    await prepareFleet(tandem);
  });
  afterAll(() => tandem.stop());

  async function titles(query: string): Promise<string[]> {
    const path = `/fleet/services?${query}`;
    const { body } = await tandem.get(path).expect(200);
    return body.items.map((item: FleetService) => item.title);
  }
  async function refusal(path: string): Promise<string> {
    const { body } = await tandem.get(path).expect(400);
    return body.error.message;
  }

  it.each([
    ['%', ['100%']],
    ['_', ['under_score']],
    ['\\', ['back\\slash']],
    [`'`, [`it's "quoted"`]],
    ['🚀 r', ['🚀 rocket']],
    ['İSTANBUL', ['İstanbul']],
    ['%%', []],
    ['??', []],
    ['x'.repeat(200), []],
  ])('find %p as it is written', async (search, expected) => {
    const found = await titles(`search=${encodeURIComponent(search)}`);
    expect(found).toEqual(expected);
  });

  it('are paged through to the end, whatever the titles are', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await tandem
        .get(`/fleet/services?limit=1${cursor ? `&cursor=${cursor}` : ''}`)
        .expect(200);
      seen.push(...body.items.map((item: FleetService) => item.title));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen.sort()).toEqual([...TITLES, 'of-nobody'].sort());
  });

  it('take owners of every kind at once', async () => {
    const owners = ['user:default/dana', 'group:default/gone'];
    const query = owners.map(owner => `ownerRef=${owner}`).join('&');
    expect(await titles(query)).toEqual(['of-nobody']);
    expect(await titles(`${query}&ownerRef=group:default/red`)).toHaveLength(
      TITLES.length + 1,
    );
  });

  it('say which parameter is given too often', async () => {
    const many = (name: string, times: number) =>
      Array(times).fill(`${name}=1`).join('&');
    expect(await titles(many('tier', 20))).toEqual([]);
    for (const times of [21, 60]) {
      const query = many('tier', times);
      for (const list of ['/fleet/services', '/fleet/services.csv']) {
        expect(await refusal(`${list}?${query}`)).toBe(
          'tier: must be given at most 20 times',
        );
      }
    }
    for (const query of ['search=a&search=b', 'search[a]=b']) {
      expect(await refusal(`/fleet/services?${query}`)).toMatch(/^search: /);
    }
    expect(await refusal('/fleet/funnel?days=1&days=2')).toMatch(/^days: /);
    expect(await refusal('/me/teams?timeZone=UTC&timeZone=UTC')).toMatch(
      /^timeZone: /,
    );
    expect(await refusal('/me/attention?snoozed=yes')).toMatch(/^snoozed: /);
  });

  it.each([
    ['name', 'desc', 'a', 'b'],
    ['name', 'asc', null, 'b'],
    ['name', 'asc', 1, 'b'],
    ['name', 'asc', 'a\0', 'b'],
    ['name', 'asc', 'a', 'b', 'c'],
    ['budget', 'asc', 'a', 'b'],
    ['owner', 'asc', 'a', 'b'],
  ])('refuse cursors that they did not give: %p', async (...parts) => {
    const made = Buffer.from(JSON.stringify(parts)).toString('base64url');
    const sort = parts[0] === 'owner' ? 'budget' : parts[0];
    expect(
      await refusal(`/fleet/services?sort=${sort}&cursor=${made}`),
    ).toMatch(/^cursor: not a cursor of this list and order/);
  });
});
