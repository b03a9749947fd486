import { component, group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  assign,
  clearAssignments,
  dateIn,
  proposal,
} from '../liaison/__testUtils__/assignments';
import { Inbox } from './__testUtils__/Inbox';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DAY = 86_400_000;
const BLUE = 'group:default/blue';

describe.each(ids)('people hear of assignments on %p', id => {
  const inbox = new Inbox();
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(
      databases,
      id,
      [
        group('red'),
        group('blue'),
        component('search', { owner: 'red' }),
        user('dana', { displayName: 'Dana Kim', memberOf: ['red'] }),
        user('omar', { memberOf: ['red'] }),
        user('tomas', { displayName: 'Tomás' }),
        user('lea'),
      ],
      {
        tandem: {
          notifications: {
            opsLeads: ['User:Default/Lea', 'user:default/left'],
          },
        },
      },
      [inbox.factory()],
    );
  });
  afterAll(() => tandem.stop());
  afterEach(async () => {
    await clearAssignments(tandem);
    await tandem.knex('notices').delete();
  });

  async function told(task: 'notices' | 'notice-dates' = 'notices') {
    if (task !== 'notices') await tandem.run(task);
    await tandem.run('notices');
    return inbox.read();
  }

  it('an end that nobody follows reminds liaison and assigner, each time once', async () => {
    const tomas = tandem.as('user:default/tomas');
    const ending = async (scopeRef: string, days: number) => {
      const endsOn = dateIn(days);
      const made = await assign(tomas, { scopeRef, allocation: 10, endsOn });
      await tandem
        .knex('assignments')
        .where('id', made.id)
        .update({ proposed_at: Date.now() - 90 * DAY });
      return made;
    };
    await ending('group:default/red', 7);
    await ending(BLUE, 31);
    const search = await ending('component:default/search', 29);
    await told();
    const title =
      'Dana Kim helps red until 7 days from now, and nobody takes over then';
    expect(await told('notice-dates')).toEqual([
      { title, to: ['dana', 'tomas'] },
      {
        title:
          'Dana Kim helps search until 29 days from now, and nobody takes over then',
        to: ['dana', 'tomas'],
      },
    ]);
    expect(await told('notice-dates')).toEqual([]);
    // The portal was down for weeks: only the nearest reminder is told.
    await tandem
      .knex('assignments')
      .where('id', search.id)
      .update({ ends_on: dateIn(1) });
    expect(await told('notice-dates')).toMatchObject([
      { title: expect.stringContaining('until tomorrow') },
    ]);
    await tandem.knex('notices').delete();
    await tomas
      .post(
        '/assignments',
        proposal({ startsOn: dateIn(8), liaisonRef: 'user:default/omar' }),
      )
      .expect(201);
    expect((await told('notice-dates')).map(each => each.title)).toEqual([
      expect.stringContaining('asks you'),
      expect.stringContaining('search until tomorrow'),
    ]);
  });

  it('an end of self-run reminds who said so, and a successor after a gap changes nothing', async () => {
    const tomas = tandem.as('user:default/tomas');
    const { body } = await tomas
      .post(
        '/assignments',
        proposal({
          liaisonRef: undefined,
          role: undefined,
          allocation: undefined,
          pattern: 'self-run',
          purpose: 'a managed platform',
          endsOn: dateIn(7),
        }),
      )
      .expect(201);
    await tandem
      .knex('assignments')
      .where('id', body.id)
      .update({ proposed_at: Date.now() - 90 * DAY });
    const later = await assign(tomas, { startsOn: dateIn(9) });
    await told();
    expect(await told('notice-dates')).toEqual([
      {
        title:
          'red runs itself until 7 days from now, and nobody takes over then',
        to: ['tomas'],
      },
    ]);
    await tandem.knex('notices').delete();
    await tandem
      .knex('assignments')
      .where('id', later.id)
      .update({ starts_on: dateIn(8) });
    expect(await told('notice-dates')).toEqual([]);
  });

  it('an end that was near already when it was asked for reminds from the next time on', async () => {
    const made = await assign(tandem.as('user:default/tomas'), {
      endsOn: dateIn(5),
    });
    await told();
    expect(await told('notice-dates')).toEqual([]);
    await tandem
      .knex('assignments')
      .where('id', made.id)
      .update({ proposed_at: Date.now() - 3 * DAY });
    expect(await told('notice-dates')).toMatchObject([
      { title: expect.stringContaining('until 5 days from now') },
    ]);
    await tandem.knex('notices').delete();
    await tandem
      .knex('assignments')
      .where('id', made.id)
      .update({ proposed_at: Date.now(), ends_on: dateIn(30) });
    expect(await told('notice-dates')).toEqual([]);
  });

  it('deputies and ops leads hear of an absence that leaves a gap, on save and once', async () => {
    await assign(tandem);
    await assign(tandem, {
      role: 'deputy',
      allocation: 0,
      liaisonRef: 'user:default/omar',
    });
    await told();
    const away = (name: string, by = name) =>
      tandem
        .as(`user:default/${by}`)
        .post('/absences', {
          userRef: `user:default/${name}`,
          startsOn: dateIn(1),
          endsOn: dateIn(3),
        })
        .expect(201);
    await away('omar');
    expect(await told()).toEqual([]);
    await away('dana');
    await away('dana');
    expect(await told()).toEqual([
      {
        title: 'Nobody is there for red while Dana Kim is away',
        to: ['lea', 'omar'],
      },
    ]);
    await tandem.knex('absences').delete();
    await away('omar', 'lea');
    await away('dana', 'lea');
    expect(await told()).toMatchObject([{ to: ['omar'] }]);
  });

  it('an absence that is entered afterwards alarms nobody, unless days are left', async () => {
    await assign(tandem);
    await told();
    const away = (from: number, to: number) =>
      tandem
        .as('user:default/dana')
        .post('/absences', {
          userRef: 'user:default/dana',
          startsOn: dateIn(from),
          endsOn: dateIn(to),
        })
        .expect(201);
    await away(-1, -1);
    expect(await told()).toEqual([]);
    await away(-1, 1);
    expect(await told()).toMatchObject([{ to: ['lea'] }]);
  });
});
