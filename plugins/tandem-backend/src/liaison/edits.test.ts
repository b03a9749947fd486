import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
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

describe.each(ids)('editing an assignment on %p', id => {
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

  const edit = (
    { id: key, version }: Pick<Assignment, 'id' | 'version'>,
    more: object,
  ) => tandem.patch(`/assignments/${key}`, { version, ...more });

  it('changes what is given, and null clears', async () => {
    const before = await assign(tandem, {
      purpose: 'launch',
      exitCriteria: 'two quiet weeks',
      endsOn: dateIn(20),
      reviewBy: dateIn(10),
      channel: 'https://chat.example/red',
      responsibilities: 'on-call review',
    });
    expect(before.state).toBe('ending');
    const { body } = await edit(before, {
      purpose: 'after launch',
      allocation: 30,
      exitCriteria: null,
      endsOn: null,
      reviewBy: null,
      channel: null,
      responsibilities: null,
    }).expect(200);
    const {
      exitCriteria,
      endsOn,
      reviewBy,
      channel,
      responsibilities,
      ...kept
    } = before;
    expect(body).toEqual({
      ...kept,
      purpose: 'after launch',
      allocation: 30,
      state: 'active',
      version: before.version + 1,
    });
    expect((await tandem.get(`/assignments/${before.id}`)).body).toEqual(body);
  });

  it('moves the state with the dates', async () => {
    const before = await assign(tandem);
    const later = await edit(before, { startsOn: dateIn(5) }).expect(200);
    expect(later.body.state).toBe('accepted');
    const { body: open } = await tandem.get('/assignments?state=accepted');
    expect(open.items).toHaveLength(1);
    const past = await edit(later.body, {
      startsOn: dateIn(-9),
      endsOn: dateIn(-2),
    }).expect(200);
    expect(past.body.state).toBe('ended');
    const { body: over } = await tandem.get('/assignments?state=ended');
    expect(over.items).toHaveLength(1);
    // Its place is free, and what is over stays as it was.
    await assign(tandem, { liaisonRef: 'user:default/omar' });
    await edit(past.body, { endsOn: null }).expect(409);
  });

  it('a stale edit says what differs and who changed it, and changes nothing', async () => {
    const before = await assign(tandem);
    await tandem
      .as('user:default/omar')
      .patch(`/assignments/${before.id}`, {
        version: before.version,
        channel: 'https://chat.example/red',
        allocation: 25,
      })
      .expect(200);
    const { body } = await edit(before, { allocation: 50 }).expect(409);
    expect(body.error.message).toBe(
      'version: the assignment is at version 3, the edit is based on 2; since then user:default/omar changed allocation, channel; load it again and repeat what still applies',
    );
    for (const version of [9, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
      await edit({ ...before, version }, { allocation: 50 }).expect(409);
    }
    const after = await tandem.get(`/assignments/${before.id}`).expect(200);
    expect(after.body).toMatchObject({ allocation: 25, version: 3 });
  });

  it('an edit that changes nothing leaves the version', async () => {
    const before = await assign(tandem);
    const { body } = await edit(before, {
      allocation: 20,
      purpose: null,
    }).expect(200);
    expect(body).toEqual(before);
  });

  it('checks the place and the capacity again', async () => {
    const first = await assign(tandem, { endsOn: dateIn(5), allocation: 60 });
    await assign(tandem, {
      liaisonRef: 'user:default/omar',
      startsOn: dateIn(6),
    });
    const taken = await edit(first, { endsOn: dateIn(6) }).expect(409);
    expect(taken.body.liaisonRef).toBe('user:default/omar');
    await edit(first, { endsOn: null }).expect(409);
    await assign(tandem, { scopeRef: 'group:default/blue', allocation: 40 });
    const over = await edit(first, { allocation: 61 }).expect(400);
    expect(over.body.days).toMatchObject([{ to: dateIn(5), allocation: 101 }]);
    const after = await tandem.get(`/assignments/${first.id}`);
    expect(after.body).toMatchObject({
      allocation: 60,
      endsOn: dateIn(5),
      version: first.version,
    });
  });

  it('what is over cannot be changed', async () => {
    for (const name of ['end', 'hand-back']) {
      const over = await transition(tandem, await assign(tandem), name, {
        reason: 'x',
        returnCriteria: 'y',
      });
      const { body } = await edit(over, { purpose: 'x' }).expect(409);
      expect(body.error.message).toMatch(/propose a new one/);
    }
    const { body } = await tandem.post('/assignments', proposal()).expect(201);
    const declined = await transition(tandem, body, 'decline');
    await edit(declined, { purpose: 'x' }).expect(409);
  });

  it('declared in the catalog: read-only here', async () => {
    const declared = await assign(tandem);
    await tandem.knex('assignments').update({ source: 'catalog' });
    for (const answer of [
      await edit(declared, { purpose: 'x' }),
      await tandem.post(`/assignments/${declared.id}/end`, {
        version: declared.version,
      }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toMatch(/catalog file/);
    }
  });

  it('names what is wrong', async () => {
    const before = await assign(tandem, { endsOn: dateIn(20) });
    const wrong: [object, RegExp][] = [
      [{ version: undefined }, /^version/],
      [{ version: null }, /^version/],
      [{ version: '2' }, /^version/],
      [{ version: 0 }, /^version/],
      [{ allocation: null }, /^allocation/],
      [{ allocation: 101 }, /^allocation/],
      [{ startsOn: null }, /^startsOn/],
      [{ startsOn: dateIn(21) }, /^endsOn/],
      [{ endsOn: dateIn(-2) }, /^endsOn/],
      [{ timeZone: null }, /^timeZone/],
      [{ timeZone: 'Mars/Olympus' }, /^timeZone/],
      [{ channel: 'data:text/html,x' }, /^channel/],
      [{ liaisonRef: 'user:default/omar' }, /^liaisonRef: unknown field/],
      [{ state: 'active' }, /^state: unknown field/],
    ];
    for (const [more, message] of wrong) {
      const { body } = await edit(before, more).expect(400);
      expect(body.error.message).toMatch(message);
    }
    await tandem.patch('/assignments/0', { version: 1 }).expect(404);
    const { body: alone } = await tandem
      .post('/assignments', {
        scopeRef: 'group:default/blue',
        pattern: 'self-run',
        purpose: 'managed platform',
        startsOn: dateIn(-1),
        timeZone: 'UTC',
      })
      .expect(201);
    for (const [more, message] of [
      [{ purpose: null }, /^purpose/],
      [{ allocation: 10 }, /^allocation/],
    ] as const) {
      const { body } = await edit(alone, more).expect(400);
      expect(body.error.message).toMatch(message);
    }
    await edit(alone, { purpose: 'still managed' }).expect(200);
  });
});
