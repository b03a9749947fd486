import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { assign, proposal } from '../liaison/__testUtils__/assignments';
import { Inbox } from './__testUtils__/Inbox';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DAY = 86_400_000;
const TEAMS = Array.from({ length: 30 }, (_, index) => `team-${index}`);
const PEOPLE = TEAMS.map((_, index) => `person-${index}`);
const ENTITIES = [
  ...TEAMS.map(name => group(name)),
  ...PEOPLE.map(name => user(name)),
];

/** As many proposals as there are people, each to another one. */
async function proposeToAll(tandem: RunningTandem) {
  for (const [index, team] of TEAMS.entries()) {
    await tandem
      .post(
        '/assignments',
        proposal({
          scopeRef: `group:default/${team}`,
          liaisonRef: `user:default/${PEOPLE[index]}`,
        }),
      )
      .expect(201);
  }
}

/** What was claimed in the background may still be on its way. */
async function settled(tandem: RunningTandem) {
  for (let wait = 0; wait < 100; wait++) {
    if (!(await outcomes(tandem)).includes(null)) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function outcomes({ knex }: RunningTandem): Promise<(string | null)[]> {
  const rows = await knex('notices').orderBy('id').select('outcome');
  return rows.map(row => row.outcome);
}

describe.each(ids)('each notice is sent at most once on %p', id => {
  const inbox = new Inbox();
  let running: RunningTandem[] = [];

  beforeEach(() => {
    inbox.isOutOfOrder = false;
    inbox.sent.length = 0;
  });
  afterEach(async () => {
    await Promise.all(running.map(tandem => tandem.stop()));
    running = [];
  });

  async function start(config = {}) {
    const tandem = await startTandem(databases, id, ENTITIES, config, [
      inbox.factory(),
    ]);
    running.push(tandem);
    return tandem;
  }

  it('by several replicas that all send at once', async () => {
    const first = await start();
    for (let replica = 0; replica < 2; replica++) {
      running.push(
        await startTandemOn(first.knex, ENTITIES, {}, [inbox.factory()]),
      );
    }
    const proposed = proposeToAll(first);
    for (let round = 0; round < 5; round++) {
      await Promise.all(running.map(tandem => tandem.run('notices')));
    }
    await proposed;
    await Promise.all(running.map(tandem => tandem.run('notices')));
    await settled(first);
    const told = inbox.read().flatMap(each => each.to);
    expect(told.sort()).toEqual([...PEOPLE].sort());
    expect(await outcomes(first)).toEqual(PEOPLE.map(() => 'sent'));
  });

  it('soon after the change, without a task', async () => {
    const tandem = await start();
    await tandem.post(
      '/assignments',
      proposal({
        scopeRef: 'group:default/team-0',
        liaisonRef: 'user:default/person-0',
      }),
    );
    expect(inbox.sent).toEqual([]);
    for (let wait = 0; wait < 100 && inbox.sent.length === 0; wait++) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(inbox.sent).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: ['user:default/person-0'] },
        payload: {
          link: '/tandem/my-teams',
          scope: expect.stringMatching(/^assignment\/\d+\/proposed$/),
          topic: 'Liaisons',
        },
      },
    ]);
  });

  it('also where a replica stops after it claimed one: not again, and others are', async () => {
    const tandem = await start();
    await proposeToAll(tandem);
    await tandem.run('notices');
    await settled(tandem);
    inbox.sent.length = 0;
    const { knex } = tandem;
    await knex('notices').update({ claimed_at: null, outcome: null });
    const [first] = await knex('notices').orderBy('id');
    await knex('notices')
      .where('id', first.id)
      .update({ claimed_at: Date.now() });
    await tandem.run('notices');
    expect(inbox.read().flatMap(each => each.to)).toEqual(PEOPLE.slice(1));
    expect((await outcomes(tandem))[0]).toBeNull();
  });

  it('also where sending does not work: nothing else fails, and nothing is sent later', async () => {
    const tandem = await start();
    inbox.isOutOfOrder = true;
    await assign(tandem, {
      scopeRef: 'group:default/team-0',
      liaisonRef: 'user:default/person-0',
    });
    await tandem.run('notices');
    // That they were asked, and that somebody accepted for them.
    expect(inbox.read()).toHaveLength(2);
    inbox.isOutOfOrder = false;
    await tandem.run('notices');
    expect(inbox.read()).toEqual([]);
    expect(await outcomes(tandem)).toEqual(['not-sent', 'not-sent']);
  });

  it('but not yesterday’s news, and they are forgotten after 90 days', async () => {
    const tandem = await start();
    await proposeToAll(tandem);
    const { knex } = tandem;
    await knex('notices').update({ claimed_at: null, outcome: null });
    inbox.sent.length = 0;
    await knex('notices').update({ created_at: Date.now() - DAY - 1 });
    await tandem.run('notices');
    expect(inbox.read()).toEqual([]);
    expect(await outcomes(tandem)).toEqual(PEOPLE.map(() => 'late'));
    await tandem.run('notice-dates');
    expect(await knex('notices')).toHaveLength(PEOPLE.length);
    await knex('notices').update({ created_at: Date.now() - 90 * DAY - 1 });
    await tandem.run('notice-dates');
    expect(await knex('notices')).toEqual([]);
  });

  it('and nothing is kept for later where they are switched off', async () => {
    const tandem = await start({
      tandem: { notifications: { enabled: false } },
    });
    await proposeToAll(tandem);
    expect(await tandem.knex('notices')).toEqual([]);
  });

  it('without the notifications plugin all works the same', async () => {
    const tandem = await startTandem(databases, id, ENTITIES);
    running.push(tandem);
    await proposeToAll(tandem);
    await tandem.run('notices');
    await settled(tandem);
    expect([...new Set(await outcomes(tandem))]).toEqual(['not-sent']);
  });

  it('to people: a group as ops lead would reach too many', async () => {
    const notifications = { opsLeads: ['group:default/ops'] };
    await expect(
      startTandem(databases, id, [], { tandem: { notifications } }),
    ).rejects.toThrow(
      'tandem.notifications.opsLeads: must name people such as user:default/name, not group:default/ops',
    );
  });
});
