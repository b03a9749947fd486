import {
  assignmentAnswerPermission,
  assignmentCreatePermission,
  assignmentReadPermission,
  assignmentUpdatePermission,
  explainRefusedRight,
  type Assignment,
  type AssignmentPermission,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { component, group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
} from '../permissions/conditions';
import {
  assign,
  clearAssignments,
  proposal,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const RED = 'group:default/red';
const BLUE = 'group:default/blue';
const NOWHERE = 'group:default/nowhere';
const ROW_RIGHTS = [
  'tandem.assignment.create',
  'tandem.assignment.update',
  'tandem.assignment.answer',
];

const { isAsked, isAssigned, isLiaison, isOwner } = assignmentConditions;
type Condition = Parameters<typeof createAssignmentConditionalDecision>[1];
const under = (permission: AssignmentPermission, condition: Condition) => ({
  [permission.name]: createAssignmentConditionalDecision(permission, condition),
});
const IN_SQUAD = isOwner({ claims: ['group:default/squad'] });

const ENTITIES = [
  group('red'),
  group('squad', 'red'),
  group('blue'),
  component('payments', { owner: 'red' }),
  component('media', { owner: 'blue' }),
  user('dana', { memberOf: ['squad'] }),
  user('omar'),
];
const IN_BLUE = ['blue', 'media'];

describe.each(ids)('access to assignments on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;
  let readers = 0;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
  });
  beforeEach(() => policy.say());
  afterEach(async () => {
    tandem.catalog.entities = ENTITIES;
    await clearAssignments(tandem);
  });
  afterAll(() => tandem.stop());

  /** Somebody who sees all of the catalog but what is of team blue. */
  function withoutBlue() {
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    tandem.catalog.entities = ENTITIES.filter(
      ({ metadata }) => !IN_BLUE.includes(metadata.name),
    );
    readers += 1;
    return tandem.as(`user:default/reader-${readers}`);
  }

  const listed = async (query = '', as = tandem.as(OMAR)) =>
    (await as.get(`/assignments${query}`).expect(200)).body;
  const scopesOf = ({ items }: { items: Assignment[] }) =>
    items.map(({ scopeRef }) => scopeRef);
  const answer = (
    { id: key, version }: Assignment,
    transition: string,
    as: Pick<RunningTandem, 'post'>,
  ) => as.post(`/assignments/${key}/${transition}`, { version });

  it.each([
    ['get', '/assignments', assignmentReadPermission, {}],
    ['get', '/assignments/404', assignmentReadPermission, {}],
    ['get', `/coverage?entityRef=${NOWHERE}`, assignmentReadPermission, {}],
    [
      'post',
      '/assignments',
      assignmentCreatePermission,
      proposal({ scopeRef: NOWHERE }),
    ],
    ['patch', '/assignments/404', assignmentUpdatePermission, { version: 1 }],
    [
      'post',
      '/assignments/404/accept',
      assignmentAnswerPermission,
      { version: 1 },
    ],
    [
      'post',
      '/assignments/404/end',
      assignmentUpdatePermission,
      { version: 1 },
    ],
  ] as const)(
    '%s %s is refused before anything is looked up to whom it is never allowed',
    async (method, path, { name }, body) => {
      policy.say({ [name]: DENY });
      const answered = await tandem[method](path, body).expect(403);
      expect(answered.body.error.message).toBe(explainRefusedRight(name));
      expect(policy.calls).toHaveLength(1);
    },
  );

  it('what is wrong with a body is said before what its sender may not do', async () => {
    policy.say({ '*': DENY });
    const posted = await tandem.post('/assignments', { role: 'boss' });
    const listedBy = await tandem.get('/assignments?state=asleep');
    expect([posted.status, listedBy.status]).toEqual([400, 400]);
  });

  it('who sees nothing of the catalog reads nothing', async () => {
    policy.say({ 'catalog.entity.read': DENY });
    const paths = ['/assignments', '/recommendation?ops=1&teams=4'];
    for (const path of paths) {
      const { body } = await tandem.get(path).expect(403);
      expect(body.error.message).toBe(
        explainRefusedRight('catalog.entity.read'),
      );
    }
  });

  it('a list shows what the policy allows, page by page', async () => {
    await assign(tandem);
    await assign(tandem, { scopeRef: BLUE, liaisonRef: OMAR });
    await assign(tandem, { scopeRef: 'component:default/payments' });
    policy.say(under(assignmentReadPermission, IN_SQUAD));
    const first = await listed('?limit=1');
    expect(scopesOf(first)).toEqual(['component:default/payments']);
    const second = await listed(`?limit=1&cursor=${first.nextCursor}`);
    expect(scopesOf(second)).toEqual([RED]);
    expect(second.nextCursor).toBeUndefined();
    policy.say(
      under(assignmentReadPermission, isAssigned({ userRefs: [OMAR] })),
    );
    expect(scopesOf(await listed())).toEqual([BLUE]);
    policy.say(
      under(assignmentReadPermission, isLiaison({ userRefs: [OMAR] })),
    );
    expect(scopesOf(await listed())).toEqual([BLUE]);
  });

  it('what a reader does not see of the catalog is as if it was not there', async () => {
    await assign(tandem);
    const hidden = await assign(tandem, { scopeRef: BLUE, liaisonRef: OMAR });
    const reader = withoutBlue();
    expect(scopesOf(await listed('', reader))).toEqual([RED]);
    const messages = async (method: 'get' | 'post', ...paths: string[]) =>
      Promise.all(
        paths.map(async path => {
          const { status, body } = await reader[method](path, { version: 1 });
          const message: string = body.error.message;
          return [status, message.replace(/blue|nowhere|\d+$/g, '…')];
        }),
      );
    for (const [known, unknown] of [
      await messages(
        'get',
        `/assignments/${hidden.id}`,
        `/assignments/${Number(hidden.id) + 99}`,
      ),
      await messages(
        'post',
        `/assignments/${hidden.id}/end`,
        `/assignments/${Number(hidden.id) + 99}/end`,
      ),
      await messages(
        'get',
        `/assignments?scopeRef=${BLUE}`,
        `/assignments?scopeRef=${NOWHERE}`,
      ),
      await messages(
        'get',
        `/coverage?entityRef=${BLUE}`,
        `/coverage?entityRef=${NOWHERE}`,
      ),
    ]) {
      expect(known[0]).toBe(404);
      expect(known).toEqual(unknown);
    }
    const refused = await Promise.all(
      [BLUE, NOWHERE].map(async scopeRef => {
        const { body } = await reader
          .post('/assignments', proposal({ scopeRef }))
          .expect(400);
        return body.error.message.replace(scopeRef, '…');
      }),
    );
    expect(refused[0]).toBe(refused[1]);
  });

  it('an assignment that the policy hides is not found, a seen one is refused with who may', async () => {
    const hidden = await assign(tandem, { scopeRef: BLUE, liaisonRef: OMAR });
    const seen = await assign(tandem);
    policy.say({
      ...under(assignmentReadPermission, IN_SQUAD),
      ...under(assignmentUpdatePermission, isAssigned({ userRefs: [OMAR] })),
    });
    await tandem.get(`/assignments/${hidden.id}`).expect(404);
    await answer(hidden, 'end', tandem).expect(404);
    const { body } = await answer(seen, 'end', tandem).expect(403);
    expect(body.error.message).toBe(
      explainRefusedRight('tandem.assignment.update'),
    );
    const { version } = seen;
    await tandem
      .patch(`/assignments/${seen.id}`, { version, purpose: 'x' })
      .expect(403);
    policy.say(under(assignmentUpdatePermission, IN_SQUAD));
    await answer(seen, 'end', tandem).expect(200);
  });

  it('each assignment tells what the caller may do there', async () => {
    await assign(tandem);
    const { body } = await tandem
      .post('/assignments', proposal({ scopeRef: BLUE, liaisonRef: OMAR }))
      .expect(201);
    expect(body.allowed).toEqual(ROW_RIGHTS);
    policy.say({
      ...under(assignmentCreatePermission, isAssigned({ userRefs: [OMAR] })),
      ...under(assignmentUpdatePermission, IN_SQUAD),
      ...under(
        assignmentAnswerPermission,
        isAsked({ userRefs: [OMAR], claims: [OMAR] }),
      ),
    });
    const allowed = async (as: RunningTandem | ReturnType<typeof tandem.as>) =>
      (await listed('', as as RunningTandem)).items.map(
        (item: Assignment) => item.allowed,
      );
    const [create, update, toAnswer] = ROW_RIGHTS;
    expect(await allowed(tandem.as(OMAR))).toEqual([
      [create, toAnswer],
      [create, update],
    ]);
    expect(await allowed(tandem.as(DANA))).toEqual([[toAnswer], [update]]);
    expect(policy.calls).toHaveLength(2);
    const accepted = await answer(body, 'accept', tandem.as(OMAR)).expect(200);
    expect(accepted.body.allowed).toEqual([create, toAnswer]);
    expect(accepted.body.allowedProposals).toEqual(['oneself']);
    policy.say();
    const { items } = await listed();
    expect(
      items.map(({ allowedProposals }: Assignment) => allowedProposals),
    ).toEqual(Array(2).fill(['oneself', 'somebody', 'self-run']));
  });

  it('cover tells nothing of an assignment that the reader may not see', async () => {
    await assign(tandem, { channel: 'https://chat.example/red' });
    policy.say(
      under(assignmentReadPermission, isAssigned({ userRefs: [OMAR] })),
    );
    const path = '/coverage?entityRef=component:default/payments';
    const { body } = await tandem.get(path).expect(200);
    expect(body).toEqual({
      covered: true,
      via: 'group',
      warnings: [],
      people: [],
      proposals: 0,
    });
    policy.say(under(assignmentReadPermission, IN_SQUAD));
    const seen = await tandem.get(path).expect(200);
    expect(seen.body).toMatchObject({ scopeRef: RED, actingRef: DANA });
  });

  it('each request asks the policy once', async () => {
    const { body } = await tandem.post('/assignments', proposal()).expect(201);
    const asked = async (call: PromiseLike<unknown>) => {
      policy.calls.length = 0;
      await call;
      return policy.calls.length;
    };
    const { id: key } = body;
    expect([
      await asked(tandem.get('/assignments')),
      await asked(tandem.get(`/assignments/${key}`)),
      await asked(tandem.patch(`/assignments/${key}`, { version: 1 })),
      await asked(answer(body, 'accept', tandem)),
      await asked(tandem.get(`/coverage?entityRef=${RED}`)),
      await asked(tandem.get('/recommendation?ops=1&teams=4')),
      await asked(tandem.get('/absences')),
    ]).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });
});
