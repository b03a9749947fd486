import { component, group, user } from '../__testUtils__/entities';
import { testDatabases } from '../__testUtils__/startTandem';
import {
  startQuietly,
  type QuietTandem,
} from '../fleet/__testUtils__/startQuietly';
import { assign, transition } from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const ENTITIES = [
  component('payments', { owner: 'red' }),
  component('search', { owner: 'blue' }),
  group('red'),
  group('blue'),
  user('dana'),
  user('omar'),
];
const ATTENTION = 'tandem:attention';

describe.each(ids)('signals on %p', id => {
  let tandem: QuietTandem;
  const prepare = async () => {
    while ((await tandem.features.fleet.upkeep.step()) > 0);
  };

  beforeAll(async () => {
    tandem = await startQuietly(databases, id, ENTITIES);
    await prepare();
    await quiet();
  });
  afterAll(() => tandem.knex.destroy());

  /** What was sent until nothing comes any more. */
  async function quiet() {
    let count = -1;
    while (count !== tandem.signals.length) {
      count = tandem.signals.length;
      await new Promise(resolve => setTimeout(resolve, 2_500));
    }
    return tandem.signals.splice(0);
  }

  it('go to the pages of what changed, once it is prepared, and to whom it concerns', async () => {
    const assigned = await assign(tandem);
    expect(await quiet()).toEqual([]);
    await prepare();
    const sent = await quiet();
    expect(new Set(sent.map(({ channel }) => channel))).toEqual(
      new Set([
        'tandem:fleet',
        ATTENTION,
        'tandem:group:default/red',
        'tandem:component:default/payments',
      ]),
    );
    for (const { message, channel, recipients } of sent) {
      expect(message).toEqual({ changed: true });
      expect(recipients).toEqual(
        channel === ATTENTION
          ? { type: 'user', entityRef: ['user:default/dana'] }
          : { type: 'broadcast' },
      );
    }
    // Who is done with it is told too.
    await transition(tandem, assigned, 'end');
    await prepare();
    expect(await quiet()).toContainEqual(
      expect.objectContaining({
        channel: ATTENTION,
        recipients: { type: 'user', entityRef: ['user:default/dana'] },
      }),
    );
  });
});
