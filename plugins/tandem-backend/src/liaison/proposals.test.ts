import { component, group, system, user } from '../__testUtils__/entities';
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
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const TEAMS = ['one', 'two', 'three', 'four', 'five', 'six'];

describe.each(ids)('proposals on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(
      databases,
      id,
      [
        component('payments', {
          owner: 'red',
          annotations: { 'tandem.dev/aliases': 'component:default/pay' },
        }),
        component('stranger', { owner: 'blue' }),
        system('checkout'),
        group('red', 'product'),
        group('blue'),
        group('product'),
        ...TEAMS.map(name => group(name)),
        user('dana'),
        user('guest'),
        user('pia', { memberOf: ['red'] }),
      ],
      { tandem: { liaison: { warnAbovePercent: 60, warnAboveTeams: 4 } } },
    );
  });
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  const propose = (more: object) =>
    tandem.post('/assignments', { ...proposal(), ...more });

  it('name what is wrong', async () => {
    const selfRun = {
      liaisonRef: undefined,
      role: undefined,
      allocation: undefined,
      pattern: 'self-run',
      purpose: 'managed platform',
    };
    const wrong: [object, RegExp][] = [
      [{ scopeRef: undefined }, /^scopeRef/],
      [{ scopeRef: 'payments' }, /^scopeRef/],
      [{ scopeRef: 'user:default/dana' }, /^scopeRef/],
      [
        { scopeRef: 'group:default/nowhere' },
        /^scopeRef: the catalog has no group:default\/nowhere/,
      ],
      [{ liaisonRef: undefined }, /^liaisonRef: is required/],
      [{ liaisonRef: null }, /^liaisonRef/],
      [{ liaisonRef: 'dana' }, /^liaisonRef/],
      [{ liaisonRef: 'group:default/red' }, /^liaisonRef/],
      [
        { liaisonRef: 'user:default/nobody' },
        /^liaisonRef: the catalog has no user:default\/nobody/,
      ],
      [{ role: undefined }, /^role/],
      [{ role: 'boss' }, /^role/],
      [{ pattern: undefined }, /^pattern/],
      [{ pattern: 'adopt' }, /^pattern/],
      [{ allocation: undefined }, /^allocation/],
      [{ allocation: -1 }, /^allocation/],
      [{ allocation: 100.5 }, /^allocation/],
      [{ allocation: 120 }, /^allocation/],
      [{ allocation: '20' }, /^allocation/],
      [{ startsOn: undefined }, /^startsOn/],
      [{ startsOn: '2026-02-30' }, /^startsOn/],
      [{ startsOn: '2026-2-3' }, /^startsOn/],
      [{ startsOn: '2026-02-03T00:00:00Z' }, /^startsOn/],
      [{ endsOn: dateIn(-5) }, /^endsOn/],
      [{ endsOn: null }, /^endsOn/],
      [{ timeZone: undefined }, /^timeZone/],
      [{ timeZone: 'Nowhere/Land' }, /^timeZone/],
      [{ channel: 'ftp://example.org' }, /^channel/],
      [{ purpose: '' }, /^purpose/],
      [{ purpose: 'x\u0000y' }, /^purpose/],
      [{ responsibilities: 'x'.repeat(2001) }, /^responsibilities/],
      [{ mood: 'good' }, /^mood: unknown field/],
      [{ state: 'active' }, /^state: unknown field/],
      [{ ...selfRun, purpose: undefined }, /^purpose/],
      [{ ...selfRun, role: 'primary' }, /^role/],
      [{ ...selfRun, allocation: 0 }, /^allocation/],
      [{ ...selfRun, liaisonRef: 'user:default/dana' }, /^liaisonRef/],
    ];
    for (const [more, message] of wrong) {
      const { status, body } = await propose(more);
      expect([status, body.error?.message]).toEqual([
        400,
        expect.stringMatching(message),
      ]);
    }
    for (const body of [[], [proposal()]]) {
      await tandem.post('/assignments', body).expect(400);
    }
    expect(await tandem.knex('assignments')).toEqual([]);
    expect(
      await tandem
        .knex('catalog_entities')
        .whereIn('entity_ref', [
          'user:default/nobody',
          'group:default/nowhere',
        ]),
    ).toEqual([]);
  });

  it('guest, or no User entity: cannot be named, but may name others', async () => {
    for (const liaisonRef of [
      'user:default/guest',
      'user:development/guest',
      'user:default/nobody',
    ]) {
      const { body } = await propose({ liaisonRef }).expect(400);
      expect(body.error.message).toMatch(/^liaisonRef: /);
    }
    const guest = tandem.as('user:development/guest');
    const { body } = await guest.post('/assignments', proposal()).expect(201);
    expect(body.proposedBy).toBe('user:development/guest');
  });

  it('no credentials: nothing is answered', async () => {
    for (const request of [
      tandem.get('/assignments'),
      tandem.get('/coverage?entityRef=group:default/red'),
      tandem.post('/assignments', proposal()),
    ]) {
      const { status } = await request.set(
        'Authorization',
        'Bearer mock-none-token',
      );
      expect(status).toBe(401);
    }
  });

  it('take references in any case and former names', async () => {
    const { body } = await propose({
      scopeRef: 'Component:default/PAY',
      liaisonRef: 'USER:Default/Dana',
    }).expect(201);
    expect(body).toMatchObject({
      scopeRef: 'component:default/payments',
      liaisonRef: 'user:default/dana',
    });
    const { body: list } = await tandem
      .get('/assignments?scopeRef=component:default/pay')
      .expect(200);
    expect(list.items).toHaveLength(1);
  });

  it('future start: shown from then, no cover yet; a past end is over', async () => {
    const future = await assign(tandem, { startsOn: dateIn(10) });
    expect(future.state).toBe('accepted');
    const past = await assignPast();
    expect(past.state).toBe('ended');
  });

  async function assignPast() {
    const { body } = await propose({
      startsOn: dateIn(-20),
      endsOn: dateIn(-10),
    }).expect(201);
    return body;
  }

  it('warn above the configured share and number of teams', async () => {
    const first = await assign(tandem, { allocation: 60 });
    expect(first.warnings).toEqual([]);
    const second = await assign(tandem, {
      scopeRef: 'group:default/blue',
      allocation: 1,
    });
    expect(second.warnings).toEqual([expect.stringMatching(/61 %/)]);
    await clearAssignments(tandem);
    const warnings: string[][] = [];
    for (const name of TEAMS.slice(0, 5)) {
      const assigned = await assign(tandem, {
        scopeRef: `group:default/${name}`,
        allocation: 1,
      });
      warnings.push(assigned.warnings);
    }
    expect(warnings.slice(0, 4)).toEqual([[], [], [], []]);
    expect(warnings[4]).toEqual([expect.stringMatching(/5 teams/)]);
    // Lists say the same.
    const { body } = await tandem.get('/assignments').expect(200);
    expect(body.items[0].warnings).toEqual(warnings[4]);
  });

  it('liaison in the team they serve: warned for liaison, right for embed', async () => {
    const own = /belongs to group:default\/red/;
    const pia = { liaisonRef: 'user:default/pia', allocation: 5 };
    const { body } = await propose(pia).expect(201);
    expect(body.warnings).toEqual([expect.stringMatching(own)]);
    const service = await propose({
      ...pia,
      scopeRef: 'component:default/payments',
    }).expect(201);
    expect(service.body.warnings).toEqual([expect.stringMatching(own)]);
    const parent = await propose({
      ...pia,
      scopeRef: 'group:default/product',
    }).expect(201);
    expect(parent.body.warnings).toEqual([
      expect.stringMatching(/group:default\/product/),
    ]);
    await clearAssignments(tandem);
    for (const more of [
      { scopeRef: 'group:default/blue' },
      { scopeRef: 'component:default/stranger' },
      { scopeRef: 'system:default/checkout' },
    ]) {
      const other = await propose({ ...pia, ...more }).expect(201);
      expect(other.body.warnings).toEqual([]);
    }
    await clearAssignments(tandem);
    const embed = await propose({ ...pia, pattern: 'embed' }).expect(201);
    expect(embed.body.warnings).toEqual([]);
  });

  it('warn where the liaison is away on the first day', async () => {
    await tandem
      .post('/absences', {
        userRef: 'user:default/dana',
        startsOn: dateIn(2),
        endsOn: dateIn(4),
      })
      .expect(201);
    const { body } = await propose({ startsOn: dateIn(3) }).expect(201);
    expect(body.warnings).toEqual([
      expect.stringContaining(`until ${dateIn(4)}`),
    ]);
  });
});
