import { component, group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  clearAssignments,
  dateIn,
  proposal,
  transition,
} from '../liaison/__testUtils__/assignments';
import { Inbox } from './__testUtils__/Inbox';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const BLUE = 'group:default/blue';

describe.each(ids)('people hear of proposals and answers on %p', id => {
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
      {},
      [inbox.factory()],
    );
  });
  afterAll(() => tandem.stop());
  afterEach(async () => {
    await clearAssignments(tandem);
    await tandem.knex('notices').delete();
  });

  async function told() {
    await tandem.run('notices');
    return inbox.read();
  }

  it('who is asked hears of it, who asked hears the answer, and nobody of what they did', async () => {
    const tomas = tandem.as('user:default/tomas');
    const dana = tandem.as('user:default/dana');
    const asked = await tomas.post('/assignments', proposal()).expect(201);
    expect(await told()).toEqual([
      { title: 'Tomás asks you to help red', to: ['dana'] },
    ]);
    await transition(dana, asked.body, 'accept');
    expect(await told()).toEqual([
      { title: 'Dana Kim will help red', to: ['tomas'] },
    ]);
    const other = await tomas
      .post('/assignments', proposal({ scopeRef: BLUE }))
      .expect(201);
    await transition(dana, other.body, 'decline', { reason: 'no time' });
    expect(await told()).toEqual([
      { title: 'Tomás asks you to help blue', to: ['dana'] },
      { title: 'Dana Kim cannot help blue', to: ['tomas'] },
    ]);
    const own = await dana
      .post('/assignments', proposal({ scopeRef: BLUE }))
      .expect(201);
    expect(await told()).toEqual([]);
    await transition(tomas, own.body, 'accept');
    expect(await told()).toEqual([
      { title: 'Your offer to help blue was accepted', to: ['dana'] },
    ]);
    // Neither does a refused one tell anybody.
    await tomas.post('/assignments', proposal({ scopeRef: BLUE })).expect(409);
    expect(await told()).toEqual([]);
  });

  it('an answer that others gave is told to the liaison and to who asked', async () => {
    const tomas = tandem.as('user:default/tomas');
    const lea = tandem.as('user:default/lea');
    const ask = async (scopeRef: string) => {
      const asked = proposal({ scopeRef, allocation: 10 });
      const { body } = await tomas.post('/assignments', asked).expect(201);
      await told();
      return body;
    };
    await transition(lea, await ask('group:default/red'), 'accept');
    const from = expect.stringMatching(/^You help red from \d+ /);
    expect(await told()).toEqual([
      { title: 'Dana Kim will help red', to: ['tomas'] },
      { title: from, to: ['dana'] },
    ]);
    await transition(lea, await ask(BLUE), 'decline');
    expect(await told()).toEqual([
      { title: 'Dana Kim will not help blue', to: ['tomas'] },
      { title: 'You are no longer asked to help blue', to: ['dana'] },
    ]);
    await transition(tomas, await ask(BLUE), 'decline');
    await tandem.run('notices');
    expect(inbox.sent.map(({ payload }) => payload.description)).toEqual([
      'The request was withdrawn by Tomás; there is nothing to do.',
    ]);
    expect(await told()).toMatchObject([{ to: ['dana'] }]);
    const own = await tandem
      .as('user:default/dana')
      .post('/assignments', proposal({ scopeRef: BLUE, allocation: 10 }))
      .expect(201);
    await transition(tandem.as('user:default/dana'), own.body, 'decline');
    expect(await told()).toEqual([]);
  });

  it('answers about different first days are told apart', async () => {
    const tomas = tandem.as('user:default/tomas');
    const dana = tandem.as('user:default/dana');
    const asked = [];
    for (const [scopeRef, days] of [
      ['group:default/red', 1],
      [BLUE, 1],
      ['component:default/search', 9],
    ] as const) {
      const terms = { scopeRef, allocation: 10, startsOn: dateIn(days) };
      const { body } = await tomas
        .post('/assignments', proposal(terms))
        .expect(201);
      asked.push(body);
    }
    await told();
    for (const each of asked) await transition(dana, each, 'accept');
    expect(await told()).toEqual([
      { title: 'Dana Kim will help 2 teams', to: ['tomas'] },
      { title: 'Dana Kim will help search', to: ['tomas'] },
    ]);
  });

  it('who is asked for many hears of it once', async () => {
    await tandem
      .as('user:default/tomas')
      .post('/assignments/batch', {
        scopeRefs: ['group:default/red', BLUE, 'component:default/search'],
        terms: {
          liaisonRef: 'user:default/dana',
          role: 'primary',
          pattern: 'liaison',
          allocation: 10,
          startsOn: dateIn(0),
          timeZone: 'UTC',
        },
      })
      .expect(201);
    expect(await told()).toEqual([
      { title: 'Tomás asks you to help 3 teams and services', to: ['dana'] },
    ]);
    const outcomes = await tandem.knex('notices').select('outcome');
    expect(outcomes).toEqual(Array(3).fill({ outcome: 'sent' }));
  });
});
