import type {
  Assignment,
  AssignmentState,
} from '@tandem/backstage-plugin-tandem-common';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  assign,
  dateIn,
  proposal,
  transition,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const TEAMS = Array.from({ length: 10 }, (_, index) => `team-${index}`);
const HAND_BACK = { reason: 'x', returnCriteria: 'y' };

describe.each(ids)('the lists of assignments on %p', id => {
  let tandem: RunningTandem;
  const byState = new Map<AssignmentState, string>();

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      ...TEAMS.map(name => group(name)),
      user('dana'),
      user('omar'),
    ]);
    const next = (more = {}) => ({
      scopeRef: `group:default/${TEAMS[byState.size]}`,
      allocation: 5,
      startsOn: dateIn(-3),
      ...more,
    });
    const keep = (assignment: Assignment) =>
      byState.set(assignment.state, assignment.id);
    const { body } = await tandem.post('/assignments', proposal(next()));
    keep(body);
    keep(await assign(tandem, next()));
    keep(await assign(tandem, next({ startsOn: dateIn(9) })));
    keep(await assign(tandem, next({ endsOn: dateIn(9) })));
    keep(await transition(tandem, await assign(tandem, next()), 'pause'));
    keep(
      await transition(
        tandem,
        await assign(tandem, next({ liaisonRef: 'user:default/omar' })),
        'end',
      ),
    );
    keep(
      await transition(
        tandem,
        await assign(tandem, next()),
        'hand-back',
        HAND_BACK,
      ),
    );
    const asked = await tandem.post('/assignments', proposal(next()));
    keep(await transition(tandem, asked.body, 'decline'));
    const orphaned = await assign(tandem, next());
    await tandem
      .knex('assignments')
      .where('id', orphaned.id)
      .update({ decision: 'orphaned' });
    keep({ ...orphaned, state: 'orphaned' });
    await tandem
      .post('/assignments', {
        scopeRef: `group:default/${TEAMS[9]}`,
        pattern: 'self-run',
        purpose: 'managed platform',
        startsOn: dateIn(-20),
        endsOn: dateIn(-10),
        timeZone: 'UTC',
      })
      .expect(201);
    // All in one instant, to be told apart by id only.
    await tandem.knex('assignments').update({ proposed_at: Date.now() });
  });
  afterAll(() => tandem.stop());

  async function list(query = ''): Promise<Assignment[]> {
    const { body } = await tandem.get(`/assignments${query}`).expect(200);
    return body.items;
  }
  const keysOf = (items: Assignment[]) => items.map(({ id: key }) => key);

  it('are newest first, with the state of now', async () => {
    const items = await list();
    expect(items).toHaveLength(10);
    const numbers = keysOf(items).map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(items.map(({ state }) => state)).toEqual([
      'ended',
      'orphaned',
      'declined',
      'handed-back',
      'ended',
      'paused',
      'ending',
      'accepted',
      'active',
      'proposed',
    ]);
  });

  it('page without a gap or a repeat', async () => {
    const whole = keysOf(await list());
    for (const limit of [1, 3, 9, 10, 600]) {
      const all: string[] = [];
      let cursor = '';
      do {
        const { body } = await tandem
          .get(`/assignments?limit=${limit}${cursor}`)
          .expect(200);
        all.push(...keysOf(body.items));
        cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
      } while (cursor);
      expect(all).toEqual(whole);
    }
  });

  it('filter by the state that is shown', async () => {
    for (const [state, key] of byState) {
      const items = await list(`?state=${state}`);
      expect(items.map(item => item.state)).toEqual(items.map(() => state));
      expect(keysOf(items)).toContain(key);
      expect(items).toHaveLength(state === 'ended' ? 2 : 1);
    }
  });

  it('filter by scope, person and day', async () => {
    expect(keysOf(await list('?scopeRef=group:default/team-1'))).toEqual([
      byState.get('active'),
    ]);
    expect(keysOf(await list('?liaisonRef=user:default/omar'))).toEqual([
      byState.get('ended'),
    ]);
    expect(await list('?liaisonRef=user:default/omar&state=active')).toEqual(
      [],
    );
    const on = async (days: number) =>
      (await list(`?asOf=${dateIn(days)}`)).map(({ state }) => state).sort();
    const closed = ['declined', 'ended', 'handed-back'];
    const open = ['active', 'ending', 'orphaned', 'paused', 'proposed'];
    expect(await on(-4)).toEqual([]);
    expect(await on(-20)).toEqual(['ended']);
    expect(await on(-10)).toEqual(['ended']);
    expect(await on(0)).toEqual([...open, ...closed].sort());
    expect(await on(2)).toEqual(open);
    expect(await on(9)).toEqual(['accepted', ...open]);
    expect(await on(10)).toEqual([
      'accepted',
      ...open.filter(state => state !== 'ending'),
    ]);
  });

  it('name what is wrong', async () => {
    for (const [query, status] of [
      ['?state=happy', 400],
      ['?asOf=today', 400],
      ['?limit=0', 400],
      ['?cursor=x', 400],
      ['?mood=good', 400],
      ['?scopeRef=team-1', 400],
      ['?liaisonRef=group:default/team-1', 400],
      ['?scopeRef=group:default/nowhere', 404],
      ['?liaisonRef=user:default/nobody', 404],
    ] as const) {
      await tandem.get(`/assignments${query}`).expect(status);
    }
    const huge = Buffer.from(`${'9'.repeat(15)}.${'9'.repeat(15)}`);
    expect(await list(`?cursor=${huge.toString('base64url')}`)).toHaveLength(
      10,
    );
    for (const key of ['0', 'x', '1%00', '9'.repeat(15), '9'.repeat(20)]) {
      await tandem.get(`/assignments/${key}`).expect(404);
    }
  });

  it('of a person: what is not over, nearest start first', async () => {
    const { body } = await tandem
      .get('/entities/user/default/dana/summary')
      .expect(200);
    expect(
      body.assignments.map((assignment: Assignment) => assignment.state),
    ).toEqual([
      'proposed',
      'active',
      'ending',
      'paused',
      'orphaned',
      'accepted',
    ]);
  });
});
