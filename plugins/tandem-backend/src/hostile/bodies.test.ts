import fc from 'fast-check';
import { testDatabases } from '../__testUtils__/startTandem';
import { arbitraryValue } from './__testUtils__/arbitraryValue';
import { jsonWrites, type DocumentedCall } from './__testUtils__/documented';
import { goodValue } from './__testUtils__/goodValue';
import { HOSTILE_VALUES } from './__testUtils__/hostileValues';
import { placesOf, replaceAt } from './__testUtils__/places';
import {
  FUZZ_RUNS,
  reportDone,
  reportSlow,
  someOf,
} from './__testUtils__/runs';
import {
  startHostileTandem,
  type HostileTandem,
} from './__testUtils__/startHostileTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(Math.max(120_000, FUZZ_RUNS * 2000));

const calls = jsonWrites().map(
  call => [`${call.method} ${call.path}`, call] as const,
);

describe.each(ids)('no body breaks the API on %p', id => {
  let hostile: HostileTandem;

  beforeAll(async () => {
    hostile = await startHostileTandem(databases, id);
  });
  afterAll(async () => {
    reportSlow(`bodies on ${id}`, hostile.client.slow);
    await hostile.stop();
  });

  afterEach(reportDone);

  const write = ({ method, path }: DocumentedCall, body: unknown) =>
    hostile.write(method, hostile.pathOf(path), body);

  it.each(calls)('%s takes what its description asks for', async (_, call) => {
    const isThere = call.path === '/slos' ? 409 : undefined;
    const status = await write(call, goodValue(call.body!));
    expect([200, 201, 204, isThere]).toContain(status);
  });

  it.each(calls)(
    '%s refuses or takes any value in each field',
    async (_, call) => {
      const good = goodValue(call.body!);
      const bodies = placesOf(good).flatMap(place =>
        HOSTILE_VALUES.map(value => replaceAt(good, place, value)),
      );
      const offset = calls.findIndex(([, each]) => each === call);
      for (const body of someOf(bodies, FUZZ_RUNS, offset)) {
        expect(await write(call, body)).toBeLessThan(500);
      }
    },
  );

  it.each(calls)('%s survives bodies made up at random', async (_, call) => {
    await fc.assert(
      fc.asyncProperty(arbitraryValue(call.body!), async body => {
        expect(await write(call, body)).toBeLessThan(500);
      }),
      { numRuns: FUZZ_RUNS, endOnFailure: true },
    );
  });

  it('is alive afterwards, and nothing was dropped', async () => {
    await hostile.tandem.get('/fleet/funnel').expect(200);
    await hostile.tandem.get('/deployments').expect(200);
    await hostile.tandem.run('fleet');
    const { body } = await hostile.tandem.get('/fleet/services').expect(200);
    expect(body.items).toHaveLength(2);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });
});
