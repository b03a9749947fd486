import type { AssignmentInput } from '@tandem/backstage-plugin-tandem-common';
import { group, user } from '../__testUtils__/entities';
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
  transition,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const TEN = Array.from({ length: 10 }, (_, index) => index);
const PEOPLE = ['dana', 'omar', ...TEN.map(index => `person-${index}`)];

describe.each(ids)('exclusivity on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      group('blue'),
      ...TEN.map(index => group(`team-${index}`)),
      ...PEOPLE.map(name => user(name)),
    ]);
  });
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  const refuse = async (status: number, more: Partial<AssignmentInput>) =>
    (await tandem.post('/assignments', proposal(more)).expect(status)).body;
  const omar = { liaisonRef: 'user:default/omar' };
  const load = async (from: string, to: string, name = 'dana') => {
    const { body } = await tandem
      .get(`/load?userRef=user:default/${name}&from=${from}&to=${to}`)
      .expect(200);
    return body.items.map((item: { allocation: number }) => item.allocation);
  };
  const away = (name: string, startsOn: string, endsOn: string) =>
    tandem
      .post('/absences', { userRef: `user:default/${name}`, startsOn, endsOn })
      .expect(201);

  it('two primaries on one scope: refused, with a handover date offered', async () => {
    await assign(tandem, { endsOn: dateIn(5) });
    const body = await refuse(409, { ...omar, startsOn: dateIn(3) });
    expect(body).toMatchObject({
      error: { name: 'ConflictError' },
      liaisonRef: 'user:default/dana',
      handoverOn: dateIn(6),
      response: { statusCode: 409 },
    });
    expect(body.error.message).toContain('user:default/dana');
    expect(body.error.message).toContain(dateIn(6));
    await assign(tandem, { ...omar, startsOn: dateIn(6) });
    const open = await refuse(409, { startsOn: dateIn(20) });
    expect(open.liaisonRef).toBe('user:default/omar');
    expect(open.handoverOn).toBeUndefined();
  });

  it('a proposal, a paused one and self-run hold the place too', async () => {
    const first = await tandem.post('/assignments', proposal()).expect(201);
    expect((await refuse(409, omar)).error.message).toMatch(/as proposed/);
    const active = await transition(tandem, first.body, 'accept');
    const paused = await transition(tandem, active, 'pause');
    await refuse(409, omar);
    await transition(tandem, paused, 'end');
    await tandem
      .post('/assignments', {
        scopeRef: 'group:default/red',
        pattern: 'self-run',
        purpose: 'managed platform',
        startsOn: dateIn(0),
        timeZone: 'UTC',
      })
      .expect(201);
    const body = await refuse(409, omar);
    expect(body.liaisonRef).toBeUndefined();
    expect(body.error.message).toMatch(/runs itself/);
  });

  it('a second deputy is refused, a second shadow is not', async () => {
    const deputy = { role: 'deputy', allocation: 0 } as const;
    await assign(tandem, { ...deputy, endsOn: dateIn(5) });
    expect(await refuse(409, { ...deputy, ...omar })).toMatchObject({
      liaisonRef: 'user:default/dana',
      handoverOn: dateIn(6),
    });
    await assign(tandem, { ...omar, role: 'shadow' });
    await assign(tandem, { role: 'shadow' });
  });

  it('ten requests at once to shadow one scope: one of them is stored', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        tandem.post('/assignments', proposal({ role: 'shadow' })),
      ),
    );
    const statuses = answers.map(answer => answer.status).sort();
    expect(statuses).toEqual([201, ...Array(9).fill(409)]);
  });

  it('deputy = primary: refused, whichever comes first', async () => {
    const deputy = { role: 'deputy', allocation: 0 } as const;
    const primary = await assign(tandem);
    expect((await refuse(400, deputy)).error.message).toMatch(
      /^liaisonRef: .*deputy/,
    );
    await transition(tandem, primary, 'end');
    await assign(tandem, deputy);
    expect((await refuse(400, {})).error.message).toMatch(/deputy/);
  });

  it('end date inclusive: the successor starts the next day, in any zone', async () => {
    for (const timeZone of [
      'Pacific/Kiritimati',
      'Pacific/Niue',
      'America/St_Johns',
    ]) {
      await assign(tandem, { timeZone, endsOn: dateIn(5) });
      const more = { ...omar, timeZone };
      const body = await refuse(409, { ...more, startsOn: dateIn(5) });
      expect(body.handoverOn).toBe(dateIn(6));
      await assign(tandem, { ...more, startsOn: dateIn(6) });
      await clearAssignments(tandem);
    }
    // The last day ends latest in Niue, when Kiritimati has the second day after it.
    await assign(tandem, { timeZone: 'Pacific/Niue', endsOn: dateIn(5) });
    const east = { ...omar, timeZone: 'Pacific/Kiritimati' };
    const body = await refuse(409, { ...east, startsOn: dateIn(6) });
    await assign(tandem, { ...east, startsOn: body.handoverOn });
    expect(body.handoverOn > dateIn(6)).toBe(true);
  });

  it('two people claim at once: one wins, the others see who', async () => {
    const claim = (scopeRef: string) =>
      Promise.all(
        TEN.map(index =>
          tandem.post(
            '/assignments',
            proposal({
              scopeRef,
              liaisonRef: `user:default/person-${index}`,
            }),
          ),
        ),
      );
    for (const name of ['red', 'blue', 'team-1', 'team-2']) {
      const answers = await claim(`group:default/${name}`);
      const won = answers.filter(({ status }) => status === 201);
      const lost = answers.filter(({ status }) => status === 409);
      expect([won.length, lost.length]).toEqual([1, 9]);
      expect(new Set(lost.map(({ body }) => body.liaisonRef))).toEqual(
        new Set([won[0].body.liaisonRef]),
      );
    }
    expect(await tandem.knex('assignments')).toHaveLength(4);
  });

  it('ten accept at once: one wins', async () => {
    const { body } = await tandem.post('/assignments', proposal()).expect(201);
    const answers = await Promise.all(
      TEN.map(() =>
        tandem.post(`/assignments/${body.id}/accept`, { version: 1 }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array(9).fill(409),
    ]);
    expect(await tandem.knex('history')).toHaveLength(2);
  });

  it('ten save at once: one wins', async () => {
    const { id: key, version } = await assign(tandem);
    const answers = await Promise.all(
      TEN.map(index =>
        tandem.patch(`/assignments/${key}`, {
          version,
          purpose: `purpose ${index}`,
        }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
    const after = await tandem.get(`/assignments/${key}`);
    expect(after.body).toEqual(won[0].body);
  });

  it('ten edits at once may not move two into one place', async () => {
    const all = await Promise.all(
      TEN.map(async index => {
        const { body } = await tandem
          .post(
            '/assignments',
            proposal({
              liaisonRef: `user:default/person-${index}`,
              startsOn: dateIn(10 * index),
              endsOn: dateIn(10 * index + 9),
            }),
          )
          .expect(201);
        return body;
      }),
    );
    const answers = await Promise.all(
      all.map(({ id: key }) =>
        tandem.patch(`/assignments/${key}`, {
          version: 1,
          startsOn: dateIn(200),
          endsOn: dateIn(210),
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array(9).fill(409),
    ]);
  });

  it('capacity: ten requests of 20 % at once, and five fit', async () => {
    const answers = await Promise.all(
      TEN.map(index =>
        tandem.post(
          '/assignments',
          proposal({ scopeRef: `group:default/team-${index}` }),
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array(5).fill(201),
      ...Array(5).fill(400),
    ]);
    expect(await load(dateIn(0), dateIn(1))).toEqual([100]);
  });

  it('capacity: more than all of the time is refused, naming the days', async () => {
    await assign(tandem, { allocation: 70, endsOn: dateIn(3) });
    const more = { scopeRef: 'group:default/blue', allocation: 40 };
    const body = await refuse(400, {
      ...more,
      startsOn: dateIn(2),
      endsOn: dateIn(9),
    });
    expect(body).toMatchObject({
      error: { name: 'InputError' },
      days: [{ from: dateIn(2), to: dateIn(3), allocation: 110 }],
    });
    expect(body.error.message).toMatch(
      new RegExp(`^allocation: .*110 % from ${dateIn(2)} to ${dateIn(3)}`),
    );
    await refuse(400, { ...more, startsOn: dateIn(3), endsOn: dateIn(3) });
    await assign(tandem, { ...more, startsOn: dateIn(4) });
    await assign(tandem, {
      ...more,
      startsOn: dateIn(2),
      endsOn: dateIn(3),
      allocation: 30,
    });
    expect(await load(dateIn(0), dateIn(6))).toEqual([
      70, 70, 100, 100, 40, 40,
    ]);
  });

  it('capacity: proposals, accepted ones and shadows count', async () => {
    await tandem.post('/assignments', proposal({ allocation: 30 })).expect(201);
    await assign(tandem, {
      scopeRef: 'group:default/blue',
      allocation: 30,
      startsOn: dateIn(2),
    });
    await assign(tandem, {
      scopeRef: 'group:default/team-1',
      role: 'shadow',
      allocation: 30,
    });
    expect(await load(dateIn(1), dateIn(3))).toEqual([60, 90]);
    await refuse(400, { scopeRef: 'group:default/team-2' });
  });

  it('capacity: an absent primary counts 0', async () => {
    await assign(tandem, { allocation: 80 });
    await away('dana', dateIn(2), dateIn(3));
    expect(await load(dateIn(1), dateIn(5))).toEqual([80, 0, 0, 80]);
  });

  it('capacity: a deputy counts 0 until standing in, then their share or the primary’s', async () => {
    await assign(tandem, { allocation: 40 });
    await assign(tandem, { ...omar, role: 'deputy', allocation: 0 });
    await assign(tandem, { scopeRef: 'group:default/blue', allocation: 40 });
    await assign(tandem, {
      ...omar,
      scopeRef: 'group:default/blue',
      role: 'deputy',
      allocation: 15,
    });
    expect(await load(dateIn(1), dateIn(2), 'omar')).toEqual([0]);
    await away('dana', dateIn(2), dateIn(2));
    expect(await load(dateIn(1), dateIn(4), 'omar')).toEqual([0, 55, 0]);
    // Standing in leaves no room for more on that day.
    const body = await refuse(400, {
      ...omar,
      scopeRef: 'group:default/team-1',
      allocation: 50,
    });
    expect(body.days).toEqual([
      { from: dateIn(2), to: dateIn(2), allocation: 105 },
    ]);
  });

  it('capacity: who gives too much while standing in may give less', async () => {
    await assign(tandem, { allocation: 60 });
    const own = await assign(tandem, {
      ...omar,
      scopeRef: 'group:default/blue',
      allocation: 80,
    });
    await assign(tandem, { ...omar, role: 'deputy', allocation: 0 });
    await away('dana', dateIn(2), dateIn(2));
    expect(await load(dateIn(2), dateIn(3), 'omar')).toEqual([140]);
    const path = `/assignments/${own.id}`;
    const { version } = own;
    await tandem.patch(path, { version, allocation: 81 }).expect(400);
    await tandem.patch(path, { version, allocation: 70 }).expect(200);
  });

  it('capacity: days that are over do not count, nor do ended assignments', async () => {
    const first = await assign(tandem, {
      allocation: 90,
      startsOn: dateIn(-9),
    });
    await transition(tandem, first, 'end');
    await assign(tandem, { allocation: 80, startsOn: dateIn(-5) });
    expect(await load(dateIn(-2), dateIn(1))).toEqual([170, 170, 80]);
  });

  it('capacity: pausing frees, resuming checks again', async () => {
    const first = await assign(tandem, { allocation: 70 });
    const paused = await transition(tandem, first, 'pause');
    expect(await load(dateIn(0), dateIn(1))).toEqual([0]);
    const second = await assign(tandem, {
      scopeRef: 'group:default/blue',
      allocation: 40,
    });
    const { body } = await tandem
      .post(`/assignments/${first.id}/resume`, { version: paused.version })
      .expect(400);
    expect(body.days).toMatchObject([{ allocation: 110 }]);
    await transition(tandem, second, 'end');
    expect(await transition(tandem, paused, 'resume')).toMatchObject({
      state: 'active',
    });
  });
});
