import { mockCredentials } from '@backstage/backend-test-utils';
import type { Attention } from '@tandem/backstage-plugin-tandem-common';
import request from 'supertest';
import { DAY, HOUR } from '../__testUtils__/deliveries';
import { component, group, user } from '../__testUtils__/entities';
import {
  createSlo,
  lastSlotEnd,
  samples,
  sloDocument,
} from '../__testUtils__/slos';
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
} from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const RED = 'group:default/red';
const NBSP = '\u00a0';

/** 40 good hours, the last of which misses some events in each of its last six slots. */
const withMissed = (missed: number, end = lastSlotEnd()) =>
  samples(
    Array.from({ length: 480 }, (_, index) => ({
      good: 1000 - (index >= 474 ? missed : 0),
      total: 1000,
    })),
    end,
  );

describe.each(ids)('what needs a liaison on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      group('blue'),
      component('search', { owner: 'red' }),
      component('media', { owner: 'blue' }),
      user('dana', { displayName: 'Dana Kim' }),
      user('omar', { displayName: 'Omar Haddad' }),
      user('ines'),
    ]);
  });
  afterEach(async () => {
    await clearAssignments(tandem);
    await tandem.knex('attention_snoozes').delete();
    await tandem.knex('slos').delete();
  });
  afterAll(() => tandem.stop());

  const attention = async (userRef = DANA, query = ''): Promise<Attention> => {
    const path = `/me/attention${query}`;
    return (await tandem.as(userRef).get(path).expect(200)).body;
  };
  const itemsOf = async (userRef = DANA) => (await attention(userRef)).items;
  const kindsOf = async (userRef = DANA) =>
    (await itemsOf(userRef)).map(({ kind }) => kind).sort();
  const push = async (sloId: string, items: object[]) => {
    const { body } = await tandem.post(`/slos/${sloId}/samples`, { items });
    expect(body.results).toHaveLength(items.length);
  };
  const away = async (userRef: string, startsOn: string, endsOn: string) =>
    (await tandem.post('/absences', { userRef, startsOn, endsOn }).expect(201))
      .body.id;
  const burning = async (service = 'search') => {
    const slo = await createSlo(tandem, sloDocument('answers', { service }));
    await push(slo.id, withMissed(60));
    return slo;
  };

  it('a budget that burns: of services whose primary one is', async () => {
    await assign(tandem);
    const slo = await burning();
    await burning('media');
    const { items, totalItems, snoozed } = await attention();
    expect([totalItems, snoozed]).toEqual([1, 0]);
    expect(items).toEqual([
      {
        id: expect.stringMatching(`^budget-burning:slo-${slo.id}:\\d+$`),
        kind: 'budget-burning',
        reason: `About answers spends 60${NBSP}× its budget`,
        since: new Date(lastSlotEnd() - 15 * 60_000).toISOString(),
        entityRef: 'component:default/search',
        entityTitle: 'search',
        scopeRef: RED,
        slo: {
          id: slo.id,
          title: 'About answers',
          state: 'burning',
          remainingRatio: expect.closeTo(0.25, 5),
          burnRate: expect.closeTo(60, 5),
          asOf: new Date(lastSlotEnd()).toISOString(),
        },
      },
    ]);
    expect(await itemsOf(OMAR)).toEqual([]);
    const [item] = items;
    await push(slo.id, withMissed(65));
    expect((await itemsOf())[0].id).toBe(item.id);
    await push(slo.id, withMissed(0));
    expect(await itemsOf()).toEqual([]);
    await tandem.delete(`/slos/${slo.id}?version=1`).expect(204);
  });

  it('a budget that is spent is another thing than one that burns', async () => {
    await assign(tandem);
    const slo = await burning();
    const [burns] = await itemsOf();
    await tandem
      .as(DANA)
      .post('/me/attention/snooze', {
        ids: [burns.id],
        until: new Date(Date.now() + HOUR).toISOString(),
      })
      .expect(204);
    expect(await itemsOf()).toEqual([]);
    await push(slo.id, withMissed(88));
    const [spent, ...rest] = await itemsOf();
    expect(rest).toEqual([]);
    expect(spent).toMatchObject({
      kind: 'budget-exhausted',
      reason: `About answers has spent 110${NBSP}% of its budget`,
      slo: { state: 'exhausted' },
    });
    await push(slo.id, withMissed(90));
    expect((await itemsOf())[0].id).toBe(spent.id);
  });

  it('a source that is silent or wrong, but not a draft or an archived SLO', async () => {
    await assign(tandem);
    const slo = await createSlo(tandem, sloDocument('answers'));
    const end = lastSlotEnd() - 6 * HOUR;
    await push(slo.id, withMissed(0, end));
    await tandem.post('/slos', { document: sloDocument('plan') }).expect(201);
    const [stale, ...rest] = await itemsOf();
    expect(rest).toEqual([]);
    expect(stale).toMatchObject({
      kind: 'stale-sli',
      reason: expect.stringMatching(
        /^About answers has received nothing for 6\u00a0h/,
      ),
      slo: { state: 'stale', asOf: new Date(end).toISOString() },
    });
    await tandem.run('slo-stale');
    expect((await itemsOf())[0]).toMatchObject({
      id: stale.id,
      since: stale.since,
    });
    const row = await tandem.knex('slo_status').first();
    const failed = { state: 'error', reason: 'the source counts backwards' };
    await tandem.knex('slo_status').update({
      state: 'error',
      stale_at: null,
      status: JSON.stringify({ ...JSON.parse(row.status), ...failed }),
    });
    expect((await itemsOf())[0]).toMatchObject({
      kind: 'stale-sli',
      reason: 'About answers cannot be computed: the source counts backwards',
    });
    await tandem.delete(`/slos/${slo.id}?version=1`).expect(204);
    expect(await itemsOf()).toEqual([]);
  });

  it('a deputy is asked only while standing in', async () => {
    await assign(tandem);
    await assign(tandem, { role: 'deputy', allocation: 0, liaisonRef: OMAR });
    await burning();
    expect(await kindsOf(OMAR)).toEqual([]);
    await away(DANA, dateIn(0), dateIn(0));
    expect(await kindsOf(OMAR)).toEqual(['budget-burning']);
    expect(await kindsOf(DANA)).toEqual(['budget-burning']);
  });

  it('a proposal to answer, until it is answered', async () => {
    const { body } = await tandem
      .as(OMAR)
      .post('/assignments', proposal({ startsOn: '2030-12-01' }))
      .expect(201);
    const [item, ...rest] = await itemsOf();
    expect(rest).toEqual([]);
    expect(item).toMatchObject({
      id: `proposal:assignment-${body.id}:${Date.parse(body.proposedAt)}`,
      kind: 'proposal',
      reason: `You are asked to be the primary of red from 1${NBSP}Dec${NBSP}2030, 20${NBSP}% of your time`,
      since: body.proposedAt,
      scopeRef: RED,
      assignment: { id: body.id, state: 'proposed' },
    });
    expect(await itemsOf(OMAR)).toEqual([]);
    await transition(tandem, body, 'accept');
    expect(await itemsOf()).toEqual([]);
  });

  it('nobody answers for five working days: who asked is told', async () => {
    const ask = async (userRef: string) =>
      (await tandem.as(userRef).post('/assignments', proposal()).expect(201))
        .body;
    const asked = (id_: string, days: number) =>
      tandem
        .knex('assignments')
        .where('id', id_)
        .update({ proposed_at: Date.now() - days * DAY });
    const { id: fromOmar } = await ask(OMAR);
    await asked(fromOmar, 4);
    expect(await kindsOf(OMAR)).toEqual([]);
    await asked(fromOmar, 8);
    expect(await itemsOf(OMAR)).toMatchObject([
      {
        kind: 'proposal',
        reason: expect.stringMatching(
          /^Dana Kim has not answered since \d+\u00a0\w+.* whether to be the primary of red$/,
        ),
      },
    ]);
    await clearAssignments(tandem);
    const { id: own } = await ask(DANA);
    expect(await kindsOf()).toEqual([]);
    await asked(own, 8);
    expect((await itemsOf()).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /^Nobody has answered since .* whether you may be the primary of red$/,
      ),
    ]);
  });

  it('an absence that leaves a scope without anybody: one thing per absence', async () => {
    await assign(tandem, { startsOn: dateIn(-9) });
    await assign(tandem, { scopeRef: 'group:default/blue' });
    const absence = await away(DANA, '2030-12-03', '2030-12-07');
    expect(await itemsOf()).toMatchObject([
      {
        kind: 'absence-uncovered',
        reason: `Nobody is in for red and blue from 3 to 7${NBSP}Dec${NBSP}2030`,
        entityRef: RED,
        absence: { id: absence, startsOn: '2030-12-03', endsOn: '2030-12-07' },
      },
    ]);
    const deputy = { role: 'deputy' as const, allocation: 0, liaisonRef: OMAR };
    await assign(tandem, deputy);
    expect(await itemsOf()).toMatchObject([
      { reason: expect.stringContaining('for blue from') },
    ]);
    expect(await itemsOf(OMAR)).toEqual([]);
    await away(OMAR, '2030-12-05', '2030-12-05');
    const reason = `Nobody is in for red on 5${NBSP}Dec${NBSP}2030`;
    expect((await itemsOf(OMAR)).map(item => item.reason)).toEqual([
      reason,
      reason,
    ]);
    await away(DANA, dateIn(-3), dateIn(-2));
    expect(await kindsOf()).toHaveLength(1);
  });

  it('an assignment that ends, until somebody is to follow', async () => {
    const ending = await assign(tandem, { endsOn: dateIn(5) });
    await assign(tandem, {
      scopeRef: 'group:default/blue',
      endsOn: dateIn(60),
    });
    const [item, ...rest] = await itemsOf();
    expect(rest).toEqual([]);
    expect(item).toMatchObject({
      kind: 'ending-without-successor',
      reason: expect.stringMatching(
        /^You are the primary of red until \d+\u00a0.*, and nobody takes over then$/,
      ),
      since: `${dateIn(-1)}T00:00:00.000Z`,
      assignment: { id: ending.id, state: 'ending' },
    });
    await tandem
      .post(
        '/assignments',
        proposal({ liaisonRef: OMAR, startsOn: dateIn(6), allocation: 1 }),
      )
      .expect(201);
    expect(await itemsOf()).toEqual([]);
  });

  it('a token is nobody, and who is in no catalog has nothing to do', async () => {
    const asToken = request
      .agent(tandem.backend.server)
      .set('Authorization', mockCredentials.service.header());
    for (const path of ['/me/attention', '/me/teams']) {
      const { body } = await asToken.get(`/api/tandem${path}`).expect(403);
      expect(body.error.message).toMatch(/a token is nobody: sign in/);
    }
    expect(await attention('user:development/guest')).toEqual({
      items: [],
      totalItems: 0,
      snoozed: 0,
    });
  });
});
