import {
  teamsSchema,
  type Teams,
} from '@tandem/backstage-plugin-tandem-common';
import { ago, DAY, deployment, incident } from '../__testUtils__/deliveries';
import { component, group, user } from '../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../__testUtils__/slos';
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

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const BLUE = 'group:default/blue';

describe.each(ids)('the teams of a liaison on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(
      databases,
      id,
      [
        group('red'),
        group('blue'),
        component('payments', { owner: 'red' }),
        component('search', { owner: 'red' }),
        component('media', { owner: 'blue' }),
        user('dana'),
        user('omar', { displayName: 'Omar Haddad' }),
      ],
      { tandem: { liaison: { warnAbovePercent: 70 } } },
    );
  });
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  const teamsOf = async (userRef = DANA, query = ''): Promise<Teams> => {
    const path = `/me/teams${query}`;
    const { body } = await tandem.as(userRef).get(path).expect(200);
    expect(teamsSchema.parse(body)).toEqual(body);
    return body;
  };

  it('each tells how the services it covers do, worst first of all', async () => {
    for (const [service, missed] of [
      ['payments', 0],
      ['search', 60],
    ] as const) {
      const slo = await createSlo(tandem, sloDocument('answers', { service }));
      const items = lastHour(missed);
      await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    }
    await tandem
      .post('/deployments', {
        items: [1, 2, 3].map(days =>
          deployment({ finishedAt: ago(days * DAY) }),
        ),
      })
      .expect(201);
    await tandem
      .post('/incidents', incident({ startedAt: ago(DAY - 60_000) }))
      .expect(201);
    await tandem.run('dora-snapshots');
    await assign(tandem);
    await assign(tandem, {
      role: 'deputy',
      allocation: 0,
      liaisonRef: OMAR,
    });
    const figures = {
      services: 2,
      slo: { state: 'exhausted', worstRemainingRatio: -4, count: 2 },
      dora: { failRatio: expect.closeTo(1 / 3, 5), failed: 1, deployments: 3 },
    };
    const { items } = await teamsOf();
    expect(items).toMatchObject([
      { ...figures, assignment: { role: 'primary', state: 'active' } },
    ]);
    expect((await teamsOf(OMAR)).items).toMatchObject([
      { ...figures, assignment: { role: 'deputy' } },
    ]);
    await tandem.post('/assignments', proposal({ scopeRef: BLUE })).expect(201);
    expect((await teamsOf()).items[1]).toMatchObject({
      assignment: { scopeRef: BLUE, state: 'proposed' },
      services: 0,
      slo: { state: 'none', worstRemainingRatio: null, count: 0 },
      dora: { failRatio: null, failed: 0, deployments: 0 },
    });
  });

  it('a deployment that services share counts once, and failed where one did', async () => {
    await assign(tandem);
    const before = (await teamsOf()).items[0].dora;
    const shared = { externalId: 'shared', source: 'monorepo' };
    await tandem
      .post('/deployments', {
        items: ['payments', 'search'].map(service =>
          deployment({
            ...shared,
            entityRef: `component:default/${service}`,
            finishedAt: ago(12 * 60 * 60_000),
          }),
        ),
      })
      .expect(201);
    await tandem
      .post(
        '/incidents',
        incident({
          externalId: 'of-shared',
          entityRef: 'component:default/search',
          startedAt: ago(12 * 60 * 60_000 - 60_000),
        }),
      )
      .expect(201);
    expect((await teamsOf()).items[0].dora).toMatchObject({
      deployments: before.deployments + 1,
      failed: before.failed + 1,
    });
  });

  it('a primary is told who takes over', async () => {
    await assign(tandem, { endsOn: dateIn(5) });
    await assign(tandem, { scopeRef: BLUE, endsOn: dateIn(5) });
    await tandem
      .post(
        '/assignments',
        proposal({ liaisonRef: OMAR, startsOn: dateIn(9), allocation: 1 }),
      )
      .expect(201);
    const { items } = await teamsOf();
    expect(items.map(({ successor }) => successor)).toEqual([
      {
        liaisonRef: OMAR,
        liaisonTitle: 'Omar Haddad',
        startsOn: dateIn(9),
        state: 'proposed',
      },
      undefined,
    ]);
  });

  it('load is of eight weeks from this Monday in the time zone', async () => {
    await assign(tandem, { startsOn: dateIn(-30), allocation: 45 });
    await tandem
      .post('/absences', {
        userRef: DANA,
        startsOn: dateIn(0),
        endsOn: dateIn(0),
      })
      .expect(201);
    const { load, absences, warnAbovePercent } = await teamsOf();
    expect(warnAbovePercent).toBe(70);
    expect(load).toHaveLength(56);
    expect(new Date(load[0].date).getUTCDay()).toBe(1);
    const today = load.findIndex(({ date }) => date === dateIn(0));
    expect(today).toBeGreaterThanOrEqual(0);
    expect(today).toBeLessThan(7);
    expect(load[today].allocation).toBe(0);
    expect(load[today + 1].allocation).toBe(45);
    expect(absences).toMatchObject([
      { startsOn: dateIn(0), uncovered: [{ scopeRef: 'group:default/red' }] },
    ]);
    const east = await teamsOf(DANA, '?timeZone=Pacific/Kiritimati');
    expect(new Date(east.load[0].date).getUTCDay()).toBe(1);
    await tandem.as(DANA).get('/me/teams?timeZone=Mars/Base').expect(400);
  });

  it('who helps nobody has no teams', async () => {
    expect((await teamsOf()).items).toEqual([]);
    const guest = await teamsOf('user:development/guest');
    expect(guest).toMatchObject({ items: [], absences: [] });
    expect(guest.load).toHaveLength(56);
  });
});
