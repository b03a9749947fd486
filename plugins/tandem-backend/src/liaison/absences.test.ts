import {
  absenceOutSchema,
  type Absence,
} from '@tandem/backstage-plugin-tandem-common';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { assign, clearAssignments, dateIn } from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('absences on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      group('blue'),
      user('dana'),
      user('omar'),
    ]);
  });
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  const enter = (more: object = {}) =>
    tandem.post('/absences', {
      userRef: 'user:default/dana',
      startsOn: dateIn(1),
      endsOn: dateIn(3),
      ...more,
    });
  const uncoveredBy = async (more: object = {}) => {
    const { body } = await enter(more).expect(201);
    expect(absenceOutSchema.parse(body)).toEqual(body);
    return body.uncovered.map((gap: { scopeRef: string }) => gap.scopeRef);
  };

  it('absence: the deputy stands in; deputy away too → a visible gap', async () => {
    await assign(tandem);
    await assign(tandem, {
      liaisonRef: 'user:default/omar',
      role: 'deputy',
      allocation: 0,
    });
    expect(await uncoveredBy()).toEqual([]);
    expect(
      await uncoveredBy({
        userRef: 'user:default/omar',
        startsOn: dateIn(3),
        endsOn: dateIn(9),
      }),
    ).toEqual(['group:default/red']);
    // Both entries tell of it now.
    const { body } = await tandem.get('/absences').expect(200);
    expect(body.items.map((item: Absence) => item.uncovered.length)).toEqual([
      1, 1,
    ]);
  });

  it('without a deputy every day away is a gap, also on scopes that start within it', async () => {
    await assign(tandem);
    await assign(tandem, {
      scopeRef: 'group:default/blue',
      startsOn: dateIn(3),
    });
    expect(await uncoveredBy({ endsOn: dateIn(2) })).toEqual([
      'group:default/red',
    ]);
    expect(await uncoveredBy()).toEqual([
      'group:default/red',
      'group:default/blue',
    ]);
    expect(await uncoveredBy({ userRef: 'user:default/omar' })).toEqual([]);
  });

  it('of one person may overlap, and are taken back one by one', async () => {
    const first = await enter().expect(201);
    const second = await enter({ endsOn: dateIn(9) }).expect(201);
    await tandem.delete(`/absences/${first.body.id}`).expect(204);
    await tandem.delete(`/absences/${first.body.id}`).expect(404);
    await tandem.delete('/absences/x').expect(404);
    const { body } = await tandem.get('/absences').expect(200);
    expect(body.items).toEqual([second.body]);
  });

  it('of the same days entered again, or ten times at once, are one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => enter().expect(201)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { body } = await tandem.get('/absences').expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('are listed latest start first, by person and days', async () => {
    for (const [startsOn, endsOn] of [
      [-31, -31],
      [1, 3],
      [1, 9],
      [5, 5],
    ]) {
      await enter({
        startsOn: dateIn(startsOn),
        endsOn: dateIn(endsOn),
      }).expect(201);
    }
    await enter({ userRef: 'user:default/omar' }).expect(201);
    const list = async (query = '') => {
      const { body } = await tandem.get(`/absences${query}`).expect(200);
      return body.items.map((item: Absence) => [
        item.userRef.split('/')[1],
        item.startsOn,
        item.endsOn,
      ]);
    };
    const all = await list();
    expect(all).toEqual([
      ['dana', dateIn(5), dateIn(5)],
      ['omar', dateIn(1), dateIn(3)],
      ['dana', dateIn(1), dateIn(9)],
      ['dana', dateIn(1), dateIn(3)],
      ['dana', dateIn(-31), dateIn(-31)],
    ]);
    expect(await list('?userRef=user:default/omar')).toHaveLength(1);
    expect(await list(`?from=${dateIn(3)}`)).toHaveLength(4);
    expect(await list(`?from=${dateIn(4)}`)).toHaveLength(2);
    expect(await list(`?to=${dateIn(1)}`)).toHaveLength(1);
    const paged: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await tandem
        .get(`/absences?limit=2${cursor}`)
        .expect(200);
      paged.push(...body.items);
      cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
    } while (cursor);
    expect(paged).toHaveLength(5);
    const { body } = await tandem.get('/absences').expect(200);
    expect(paged).toEqual(body.items);
  });

  it('name what is wrong', async () => {
    const wrong: [object, RegExp][] = [
      [{ userRef: undefined }, /^userRef/],
      [{ userRef: 'group:default/red' }, /^userRef/],
      [{ userRef: 'user:default/nobody' }, /^userRef: the catalog has no/],
      [{ userRef: 'user:default/guest' }, /^userRef/],
      [{ startsOn: '2026-02-30' }, /^startsOn/],
      [{ endsOn: dateIn(0) }, /^endsOn/],
      [{ startsOn: dateIn(-32) }, /^startsOn: must be /],
      [{ endsOn: dateIn(401) }, /^endsOn: must be /],
      [{ reason: 'holiday' }, /^reason: unknown field/],
    ];
    for (const [more, message] of wrong) {
      const { body } = await enter(more).expect(400);
      expect(body.error.message).toMatch(message);
    }
    await enter({ startsOn: dateIn(-31) }).expect(201);
    await enter({ endsOn: dateIn(400) }).expect(201);
    await tandem.get('/absences?userRef=user:default/nobody').expect(404);
    await tandem.get('/absences?mood=good').expect(400);
  });

  it('the load of a person is asked for whole days, the last left out', async () => {
    await assign(tandem, { startsOn: dateIn(1), endsOn: dateIn(2) });
    const load = (query: string) =>
      tandem.get(`/load?userRef=user:default/dana&${query}`);
    const { body } = await load(`from=${dateIn(0)}&to=${dateIn(4)}`);
    expect(body).toEqual({
      items: [
        { date: dateIn(0), allocation: 0 },
        { date: dateIn(1), allocation: 20 },
        { date: dateIn(2), allocation: 20 },
        { date: dateIn(3), allocation: 0 },
      ],
    });
    await load(`from=${dateIn(0)}&to=${dateIn(0)}`).expect(400);
    await load(`from=${dateIn(0)}&to=${dateIn(401)}`).expect(400);
    await load(`from=${dateIn(0)}`).expect(400);
    await tandem
      .get(
        `/load?userRef=user:default/nobody&from=${dateIn(0)}&to=${dateIn(1)}`,
      )
      .expect(404);
  });

  it('a recommendation needs two numbers', async () => {
    const { body } = await tandem
      .get('/recommendation?ops=1&teams=4')
      .expect(200);
    expect(body).toMatchObject({ pattern: 'liaison', allocation: 20 });
    for (const query of ['ops=1', 'ops=1&teams=-1', 'ops=a&teams=1', 'x=1']) {
      await tandem.get(`/recommendation?${query}`).expect(400);
    }
  });
});
