import { coverageSchema } from '@tandem/backstage-plugin-tandem-common';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
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

function owned<T extends { relations?: object[] }>(
  entity: T,
  owner: string,
): T {
  return {
    ...entity,
    relations: [
      ...(entity.relations ?? []),
      { type: 'ownedBy', targetRef: `group:default/${owner}` },
    ],
  };
}

const ENTITIES = [
  component('payments', { owner: 'red', system: 'checkout' }),
  component('alone', { owner: 'red' }),
  component('dangling', { owner: 'nobody-here', system: 'gone' }),
  component('personal'),
  component('circled', { owner: 'yin' }),
  owned(system('checkout', 'commerce'), 'red'),
  owned(domain('commerce'), 'product'),
  group('red', 'product'),
  group('product', 'company'),
  group('company'),
  group('yin', 'yang'),
  group('yang', 'yin'),
  user('dana', { timeZone: 'Europe/Lisbon', displayName: 'Dana D.' }),
  user('omar'),
  user('pia'),
];

describe.each(ids)('coverage on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, ENTITIES);
  });
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  async function coverage(entityRef: string) {
    const { body } = await tandem
      .get(`/coverage?entityRef=${entityRef}`)
      .expect(200);
    expect(coverageSchema.parse(body)).toEqual(body);
    return body;
  }
  const payments = () => coverage('component:default/payments');
  const away = (name: string, startsOn: string, endsOn: string) =>
    tandem
      .post('/absences', { userRef: `user:default/${name}`, startsOn, endsOn })
      .expect(201);

  it('comes from the component, else system, owner group, domain, parent groups', async () => {
    const scopes = [
      ['component', 'component:default/payments'],
      ['system', 'system:default/checkout'],
      ['group', 'group:default/red'],
      ['domain', 'domain:default/commerce'],
      ['parent-group', 'group:default/product'],
      ['parent-group', 'group:default/company'],
    ];
    const assigned = [];
    for (const [, scopeRef] of scopes) {
      assigned.push(await assign(tandem, { scopeRef, allocation: 5 }));
    }
    for (const [index, [via, scopeRef]] of scopes.entries()) {
      expect(await payments()).toMatchObject({
        covered: true,
        via,
        scopeRef,
        assignmentId: assigned[index].id,
      });
      await transition(tandem, assigned[index], 'end');
    }
    expect(await payments()).toEqual({
      covered: false,
      via: 'none',
      warnings: [],
      people: [],
      proposals: 0,
    });
  });

  it('is that of a system, a domain and a group too', async () => {
    await assign(tandem, { scopeRef: 'group:default/product' });
    const refs = {
      'system:default/checkout': 'parent-group',
      'domain:default/commerce': 'group',
      'group:default/red': 'parent-group',
      'group:default/product': 'group',
    };
    for (const [ref, via] of Object.entries(refs)) {
      expect(await coverage(ref)).toMatchObject({ covered: true, via });
    }
    expect(await coverage('group:default/company')).toMatchObject({
      covered: false,
    });
    await assign(tandem, {
      scopeRef: 'domain:default/commerce',
      liaisonRef: 'user:default/omar',
    });
    expect(await coverage('system:default/checkout')).toMatchObject({
      via: 'domain',
    });
  });

  it('ends where groups are parents of each other', async () => {
    expect(await coverage('component:default/circled')).toMatchObject({
      covered: false,
    });
    await assign(tandem, { scopeRef: 'group:default/yang' });
    expect(await coverage('component:default/circled')).toMatchObject({
      via: 'parent-group',
    });
  });

  it('an owner, system or domain that the catalog does not hold gives none', async () => {
    for (const name of ['dangling', 'personal']) {
      expect(await coverage(`component:default/${name}`)).toMatchObject({
        covered: false,
      });
    }
    await tandem
      .get('/coverage?entityRef=component:default/nowhere')
      .expect(404);
    await tandem.get('/coverage?entityRef=group:default/nowhere').expect(404);
    await tandem.get('/coverage?entityRef=user:default/dana').expect(400);
    await tandem.get('/coverage').expect(400);
  });

  it('self-run on a nearer scope stops inheritance', async () => {
    await assign(tandem, { scopeRef: 'group:default/product' });
    const { body } = await tandem
      .post('/assignments', {
        scopeRef: 'component:default/payments',
        pattern: 'self-run',
        purpose: 'managed platform',
        startsOn: dateIn(-1),
        timeZone: 'UTC',
      })
      .expect(201);
    expect(body).toMatchObject({
      state: 'active',
      role: 'primary',
      allocation: 0,
      decidedBy: 'user:default/mock',
    });
    expect(await payments()).toMatchObject({
      covered: true,
      via: 'self-run',
      scopeRef: 'component:default/payments',
      purpose: 'managed platform',
      people: [],
    });
    expect(await coverage('component:default/alone')).toMatchObject({
      via: 'parent-group',
    });
  });

  it('a future start is shown and gives no cover, a proposal waits', async () => {
    await assign(tandem, {
      startsOn: dateIn(10),
      liaisonRef: 'user:default/dana',
    });
    await tandem
      .post(
        '/assignments',
        proposal({
          scopeRef: 'component:default/payments',
          liaisonRef: 'user:default/omar',
        }),
      )
      .expect(201);
    const upcoming = {
      liaisonRef: 'user:default/dana',
      liaisonTitle: 'Dana D.',
      startsOn: dateIn(10),
      pattern: 'liaison',
    };
    expect(await payments()).toMatchObject({
      covered: false,
      proposals: 1,
      upcoming,
    });
    expect(await coverage('group:default/red')).toMatchObject({
      covered: false,
      proposals: 0,
      upcoming,
    });
  });

  it('names the next primary of the covering scope', async () => {
    await assign(tandem, { endsOn: dateIn(5) });
    await assign(tandem, {
      startsOn: dateIn(6),
      liaisonRef: 'user:default/omar',
    });
    expect(await payments()).toMatchObject({
      covered: true,
      until: dateIn(5),
      upcoming: { liaisonRef: 'user:default/omar', startsOn: dateIn(6) },
    });
  });

  it('a paused primary gives none: the next scope answers', async () => {
    const forTeam = await assign(tandem);
    await assign(tandem, {
      scopeRef: 'group:default/product',
      liaisonRef: 'user:default/omar',
    });
    const paused = await transition(tandem, forTeam, 'pause');
    expect(await payments()).toMatchObject({ via: 'parent-group' });
    expect((await payments()).warnings.join()).toMatch(/paused/);
    await transition(tandem, paused, 'resume');
    expect(await payments()).toMatchObject({ via: 'group' });
  });

  it('end date inclusive: the day after, nobody had to do anything', async () => {
    await assign(tandem, { startsOn: dateIn(-9), endsOn: dateIn(2) });
    expect(await payments()).toMatchObject({ covered: true });
    // As if the last day had been the day before yesterday.
    await tandem.knex('assignments').update({
      ends_on: dateIn(-2),
      until_at: Date.parse(dateIn(-1)),
    });
    expect(await payments()).toMatchObject({ covered: false });
  });

  it('shows who helps, where they are and who stands in while they are away', async () => {
    const primary = await assign(tandem, {
      channel: 'https://chat.example/red',
      timeZone: 'Asia/Tokyo',
      startsOn: dateIn(-2),
      purpose: 'cover',
    });
    const deputy = {
      role: 'deputy',
      allocation: 0,
      liaisonRef: 'user:default/omar',
      startsOn: dateIn(-2),
      timeZone: 'Asia/Tokyo',
    } as const;
    await assign(tandem, deputy);
    expect(await payments()).toMatchObject({
      covered: true,
      via: 'group',
      primary: 'user:default/dana',
      deputy: 'user:default/omar',
      actingRef: 'user:default/dana',
      assignmentId: primary.id,
      channel: 'https://chat.example/red',
      purpose: 'cover',
      people: [
        {
          userRef: 'user:default/dana',
          title: 'Dana D.',
          timeZone: 'Europe/Lisbon',
          allocation: 20,
        },
        {
          userRef: 'user:default/omar',
          title: 'omar',
          timeZone: 'Asia/Tokyo',
          allocation: 0,
        },
      ],
    });
    await away('dana', dateIn(-1), dateIn(1));
    await away('dana', dateIn(2), dateIn(4));
    await away('dana', dateIn(6), dateIn(8));
    const standingIn = await payments();
    expect(standingIn.actingRef).toBe('user:default/omar');
    expect(standingIn.people[0].awayUntil).toBe(dateIn(4));
    await away('omar', dateIn(-1), dateIn(1));
    const gap = await payments();
    expect(gap).toMatchObject({ covered: true });
    expect(gap.actingRef).toBeUndefined();
    expect(gap.warnings.join()).toMatch(/Nobody is in/);
  });
});
