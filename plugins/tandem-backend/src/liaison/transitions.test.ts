import {
  ASSIGNMENT_TRANSITIONS,
  assignmentOutSchema,
  type Assignment,
  type AssignmentState,
  type AssignmentTransition,
} from '@tandem/backstage-plugin-tandem-common';
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
  transition,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const HAND_BACK = { reason: 'no time', returnCriteria: 'two quiet weeks' };

/** What each state allows, and what comes of it with dates that hold today. */
const ALLOWED: Record<
  AssignmentState,
  Partial<Record<AssignmentTransition, AssignmentState>>
> = {
  proposed: { accept: 'active', decline: 'declined' },
  accepted: { end: 'ended', 'hand-back': 'handed-back' },
  active: { pause: 'paused', end: 'ended', 'hand-back': 'handed-back' },
  ending: { pause: 'paused', end: 'ended', 'hand-back': 'handed-back' },
  paused: { resume: 'active', end: 'ended', 'hand-back': 'handed-back' },
  orphaned: { resume: 'active', end: 'ended' },
  ended: {},
  declined: {},
  'handed-back': {},
};

describe.each(ids)('transitions on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      component('payments', { owner: 'red' }),
      group('red'),
      user('dana', { memberOf: ['ops'] }),
      user('omar'),
    ]);
  });
  afterEach(() => clearAssignments(tandem));
  afterAll(() => tandem.stop());

  /** An assignment that is shown in the state. */
  async function inState(state: AssignmentState): Promise<Assignment> {
    switch (state) {
      case 'proposed': {
        const { body } = await tandem.post('/assignments', proposal());
        return body;
      }
      case 'accepted':
        return assign(tandem, { startsOn: dateIn(10) });
      case 'ending':
        return assign(tandem, { endsOn: dateIn(20) });
      case 'paused':
        return transition(tandem, await inState('active'), 'pause');
      case 'ended':
        return transition(tandem, await inState('active'), 'end');
      case 'declined':
        return transition(tandem, await inState('proposed'), 'decline');
      case 'handed-back':
        return transition(
          tandem,
          await inState('active'),
          'hand-back',
          HAND_BACK,
        );
      case 'orphaned': {
        const active = await inState('active');
        await tandem
          .knex('assignments')
          .where('id', active.id)
          .update({ decision: 'orphaned', orphaned_from: 'accepted' });
        return { ...active, state: 'orphaned' };
      }
      default:
        return assign(tandem);
    }
  }

  it.each(Object.keys(ALLOWED) as AssignmentState[])(
    'from %p only those that make sense are possible',
    async state => {
      const outcomes: Record<string, unknown> = {};
      for (const name of ASSIGNMENT_TRANSITIONS) {
        const before = await inState(state);
        const { status, body } = await tandem.post(
          `/assignments/${before.id}/${name}`,
          { version: before.version, ...HAND_BACK },
        );
        const { body: after } = await tandem.get(`/assignments/${before.id}`);
        outcomes[name] = [
          before.state,
          status,
          after.state,
          after.version - before.version,
          body.error?.message,
        ];
        assignmentOutSchema.parse(after);
        await clearAssignments(tandem);
      }
      const sentence = expect.stringMatching(/^Its? .+\.$/);
      expect(outcomes).toEqual(
        Object.fromEntries(
          ASSIGNMENT_TRANSITIONS.map(name => {
            const next = ALLOWED[state][name];
            return [
              name,
              next
                ? [state, 200, next, 1, undefined]
                : [state, 409, state, 0, sentence],
            ];
          }),
        ),
      );
    },
  );

  it('a proposal that is accepted covers, and ending it uncovers at once', async () => {
    const coverage = async () =>
      (await tandem.get('/coverage?entityRef=component:default/payments')).body;
    const { body } = await tandem.post('/assignments', proposal()).expect(201);
    expect(body).toEqual({
      ...proposal(),
      id: expect.any(String),
      state: 'proposed',
      source: 'ui',
      version: 1,
      warnings: [],
      allowed: [
        'tandem.assignment.create',
        'tandem.assignment.update',
        'tandem.assignment.answer',
      ],
      allowedProposals: ['oneself', 'somebody', 'self-run'],
      liaisonTitle: 'dana',
      proposedBy: 'user:default/mock',
      proposedAt: expect.any(String),
    });
    expect(await coverage()).toMatchObject({ covered: false, via: 'none' });
    const active = await transition(tandem, body, 'accept');
    expect(active).toMatchObject({
      state: 'active',
      decidedBy: 'user:default/mock',
    });
    expect(await coverage()).toMatchObject({ covered: true, via: 'group' });
    const ended = await transition(tandem, active, 'end', {
      reason: 'moved on',
    });
    expect(ended).toMatchObject({
      state: 'ended',
      closedBy: 'user:default/mock',
      closedAt: expect.any(String),
      reason: 'moved on',
    });
    expect(await coverage()).toMatchObject({ covered: false, via: 'none' });
  });

  it('declined: the gap stays, and the place is free again', async () => {
    const { body } = await tandem.post('/assignments', proposal()).expect(201);
    const declined = await transition(tandem, body, 'decline', {
      reason: 'no time',
    });
    expect(declined).toMatchObject({ state: 'declined', reason: 'no time' });
    const { body: coverage } = await tandem.get(
      '/coverage?entityRef=group:default/red',
    );
    expect(coverage).toMatchObject({ covered: false, proposals: 0 });
    await assign(tandem, { liaisonRef: 'user:default/omar' });
  });

  it('who hands back says why, and when they would return', async () => {
    const active = await assign(tandem);
    for (const [missing, more] of [
      ['reason', { returnCriteria: 'x' }],
      ['returnCriteria', { reason: 'x' }],
    ] as const) {
      const { body } = await tandem
        .post(`/assignments/${active.id}/hand-back`, {
          version: active.version,
          ...more,
        })
        .expect(400);
      expect(body.error.message).toMatch(new RegExp(`^${missing}: `));
    }
    expect(
      await transition(tandem, active, 'hand-back', HAND_BACK),
    ).toMatchObject({ state: 'handed-back', ...HAND_BACK });
  });

  it('nobody accepts their own request, but others and the platform do', async () => {
    const dana = tandem.as('user:default/dana');
    const { body } = await dana.post('/assignments', proposal()).expect(201);
    const own = await dana
      .post(`/assignments/${body.id}/accept`, { version: body.version })
      .expect(403);
    expect(own.body.error.message).toMatch(/someone of the team/);
    const omar = tandem.as('user:default/omar');
    const accepted = await transition(omar, body, 'accept');
    expect(accepted).toMatchObject({
      state: 'active',
      proposedBy: 'user:default/dana',
      decidedBy: 'user:default/omar',
    });
    await transition(dana, accepted, 'end');
    // Somebody else asked, so dana may say yes.
    const asked = await omar.post('/assignments', proposal()).expect(201);
    const agreed = await transition(dana, asked.body, 'accept');
    await transition(dana, agreed, 'end');
    const again = await dana.post('/assignments', proposal()).expect(201);
    const { body: byPlatform } = await tandem
      .post(`/assignments/${again.body.id}/accept`, { version: 1 })
      .set('Authorization', 'Bearer mock-service-token')
      .expect(200);
    expect(byPlatform).toMatchObject({
      state: 'active',
      decidedBy: expect.not.stringMatching(/^user:/),
    });
  });

  it('a transition takes the version', async () => {
    const active = await assign(tandem);
    const path = `/assignments/${active.id}/pause`;
    await tandem.post(path, {}).expect(400);
    const { body } = await tandem.post(path, { version: 1 }).expect(409);
    expect(body.error.message).toMatch(/user:default\/mock accepted it/);
    await tandem.post('/assignments/0/pause', { version: 1 }).expect(404);
    await tandem.post('/assignments/x/pause', { version: 1 }).expect(404);
  });
});
