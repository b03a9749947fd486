import {
  ANNOTATION_ALIASES,
  assignmentBatchResultsSchema,
  type AssignmentBatchResult,
  type AssignmentInput,
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
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const MANY = Array.from({ length: 500 }, (_, index) => `many-${index}`);
const TEAMS = ['red', 'blue', 'green', 'gold', 'grey', 'pink'];
const refsOf = (names: string[]) => names.map(name => `group:default/${name}`);

describe.each(ids)('bulk assignment on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      ...[...TEAMS, ...MANY].map(name => group(name)),
      component('pay', {
        annotations: { [ANNOTATION_ALIASES]: 'component:default/old-pay' },
      }),
      user('dana'),
      user('omar'),
    ]);
  });
  afterEach(async () => {
    await clearAssignments(tandem);
    await tandem.knex('assignment_batches').delete();
  });
  afterAll(() => tandem.stop());

  const terms = (more: Partial<AssignmentInput> = {}) => {
    const { scopeRef, ...rest } = proposal(more);
    return rest;
  };
  const batch = (scopes: string[], more: Partial<AssignmentInput> = {}) => ({
    scopeRefs: refsOf(scopes),
    terms: terms(more),
  });
  const send = async (
    body: object,
    status: number,
    query = '',
  ): Promise<AssignmentBatchResult[]> => {
    const answer = await tandem.post(`/assignments/batch${query}`, body);
    expect([answer.status, answer.body.error]).toEqual([
      status,
      status < 400 ? undefined : expect.anything(),
    ]);
    const { results } = answer.body;
    if (results) {
      expect(assignmentBatchResultsSchema.parse({ results })).toEqual({
        results,
      });
    }
    return results;
  };
  const refuse = async (body: object, status = 400) =>
    (await tandem.post('/assignments/batch', body).expect(status)).body.error
      .message;
  const stored = async () => {
    const { body } = await tandem.get('/assignments?limit=500').expect(200);
    return body.items;
  };
  const statuses = (results: AssignmentBatchResult[]) =>
    results.map(result => result.status);

  it('each scope is answered by itself, with its refusal', async () => {
    const held = await assign(tandem, { allocation: 5 });
    await assign(tandem, {
      scopeRef: 'group:default/blue',
      liaisonRef: 'user:default/omar',
      endsOn: dateIn(4),
    });
    await assign(tandem, {
      scopeRef: 'group:default/green',
      role: 'deputy',
      allocation: 0,
    });
    const results = await send(
      batch(['red', 'blue', 'nowhere', 'green', 'gold']),
      201,
    );
    expect(results).toMatchObject([
      { index: 0, status: 'unchanged', id: held.id },
      {
        status: 'rejected',
        error: {
          message: expect.stringContaining('omar is its primary'),
          liaisonRef: 'user:default/omar',
          handoverOn: dateIn(5),
        },
      },
      {
        status: 'rejected',
        scopeRef: 'group:default/nowhere',
        error: {
          field: 'scopeRef',
          message: 'scopeRef: the catalog has no group:default/nowhere',
        },
      },
      { status: 'rejected', error: { field: 'liaisonRef' } },
      { index: 4, status: 'created', warnings: [] },
    ]);
    const { body } = await tandem.get(`/assignments/${results[4].id}`);
    expect(body).toMatchObject({
      scopeRef: 'group:default/gold',
      liaisonRef: 'user:default/dana',
      state: 'proposed',
      allocation: 20,
      version: 1,
      proposedBy: 'user:default/mock',
    });
    expect(await tandem.knex('history')).toContainEqual(
      expect.objectContaining({ action: 'propose', by: 'user:default/mock' }),
    );
    expect(await stored()).toHaveLength(4);
  });

  it('capacity adds up over the batch, what is too much is left out', async () => {
    await assign(tandem, { allocation: 10, endsOn: dateIn(9) });
    const results = await send(
      batch(['blue', 'green', 'gold', 'grey'], { allocation: 40 }),
      201,
    );
    expect(statuses(results)).toEqual([
      'created',
      'created',
      'rejected',
      'rejected',
    ]);
    expect(results[1].warnings).toEqual([
      expect.stringContaining('has promised 90 %'),
    ]);
    expect(results[2].error).toMatchObject({
      field: 'allocation',
      message: expect.stringContaining('more than 100 %'),
      days: [
        { from: dateIn(0), to: dateIn(9), allocation: 130 },
        { from: dateIn(10), allocation: 120 },
      ],
    });
    const single = await tandem
      .post(
        '/assignments',
        proposal({ scopeRef: 'group:default/gold', allocation: 40 }),
      )
      .expect(400);
    expect(single.body.days).toEqual(results[2].error?.days);
  });

  it('capacity: a deputy counts on the days they would stand in', async () => {
    for (const scope of ['blue', 'green', 'gold']) {
      await assign(tandem, {
        scopeRef: `group:default/${scope}`,
        liaisonRef: 'user:default/omar',
        allocation: 30,
      });
    }
    const day = dateIn(3);
    await tandem
      .post('/absences', {
        userRef: 'user:default/omar',
        startsOn: day,
        endsOn: day,
      })
      .expect(201);
    const results = await send(
      batch(['blue', 'green', 'gold'], { role: 'deputy', allocation: 45 }),
      201,
    );
    expect(statuses(results)).toEqual(['created', 'created', 'rejected']);
    expect(results[2].error?.days).toEqual([
      { from: day, to: day, allocation: 135 },
    ]);
    await tandem.knex('absences').delete();
  });

  it('two names of one scope are one scope', async () => {
    const results = await send(
      {
        scopeRefs: ['component:default/pay', 'component:default/old-pay'],
        terms: terms(),
      },
      201,
    );
    expect(statuses(results)).toEqual(['created', 'unchanged']);
    expect(results[1].id).toBe(results[0].id);
  });

  it('a dry run says the same and leaves nothing', async () => {
    await assign(tandem, { liaisonRef: 'user:default/omar' });
    const input = { ...batch(['red', 'blue', 'green']), key: 'k' };
    input.terms.allocation = 60;
    const dry = await send(input, 200, '?dryRun=true');
    expect(statuses(dry)).toEqual(['rejected', 'created', 'rejected']);
    expect(dry[1].id).toBeUndefined();
    expect(await stored()).toHaveLength(1);
    const real = await send(input, 201);
    expect(real.map(({ id: _, ...result }) => result)).toEqual(dry);
    await send(batch(['red']), 200, '?dryRun=true');
  });

  it('nothing good is an error that still tells each reason', async () => {
    await assign(tandem, { liaisonRef: 'user:default/omar' });
    const one = await send(batch(['red']), 400);
    expect(one).toMatchObject([{ index: 0, status: 'rejected' }]);
    const { body } = await tandem.post(
      '/assignments/batch',
      batch(['red', 'nowhere']),
    );
    expect(body.error.message).toMatch(/^None of the 2 items could be stored/);
    expect(body.results).toHaveLength(2);
    await assign(tandem, { scopeRef: 'group:default/blue' });
    await send(batch(['blue']), 200);
  });

  it('the terms are wrong for all: 400 that names the field', async () => {
    const wrong = (more: object) =>
      refuse({ ...batch(['red']), terms: { ...terms(), ...more } });
    expect(await wrong({ startsOn: undefined })).toMatch(/^terms\.startsOn: /);
    expect(await wrong({ endsOn: dateIn(-9) })).toMatch(/^terms\.endsOn: /);
    expect(await wrong({ nonsense: 1 })).toBe('terms.nonsense: unknown field');
    expect(await wrong({ scopeRef: 'group:default/red' })).toMatch(
      /^terms\.scopeRef: /,
    );
    expect(await wrong({ liaisonRef: 'user:default/nobody' })).toBe(
      'terms.liaisonRef: the catalog has no user:default/nobody',
    );
    expect(await wrong({ liaisonRef: 'user:default/guest' })).toMatch(
      /^terms\.liaisonRef: /,
    );
    const scopes = (scopeRefs: unknown) =>
      refuse({ terms: terms(), scopeRefs });
    expect(await scopes([])).toMatch(/^scopeRefs: /);
    expect(await scopes(refsOf(['red', 'red']))).toMatch(/^scopeRefs: /);
    expect(await scopes(['user:default/dana'])).toMatch(/^scopeRefs\[0\]: /);
    expect(await stored()).toEqual([]);
  });

  it('self-run needs nobody, and is there at once', async () => {
    const selfRun = {
      scopeRefs: refsOf(['red', 'blue']),
      terms: {
        pattern: 'self-run',
        purpose: 'managed platform',
        startsOn: dateIn(0),
        timeZone: 'UTC',
      },
    };
    await assign(tandem);
    expect(statuses(await send(selfRun, 201))).toEqual(['rejected', 'created']);
    expect((await stored())[0]).toMatchObject({ state: 'active' });
    const again = await send({ ...selfRun, scopeRefs: refsOf(['blue']) }, 200);
    expect(statuses(again)).toEqual(['unchanged']);
  });

  it('the same key does it once, for another request it is refused', async () => {
    const input = { ...batch(['red', 'blue']), key: 'from the fleet page' };
    const first = await send(input, 201);
    await tandem.knex('assignments').update({ decision: 'declined' });
    expect(await send(input, 201)).toEqual(first);
    expect(await stored()).toHaveLength(2);
    const other = { ...input, terms: terms({ allocation: 21 }) };
    expect(await refuse(other, 409)).toMatch(/^key: from the fleet page was/);
    await tandem
      .as('user:default/omar')
      .post('/assignments/batch', { ...other, scopeRefs: refsOf(['green']) })
      .expect(201);
    const nothing = { ...batch(['nowhere']), key: 'nothing' };
    await send(nothing, 400);
    await send({ ...batch(['gold']), key: 'nothing' }, 201);
  });

  it('two at once with one key: one does it, both are told', async () => {
    const input = { ...batch(TEAMS, { allocation: 1 }), key: 'twice' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => tandem.post('/assignments/batch', input)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers[1].body).toEqual(answers[0].body);
    expect(answers[2].body).toEqual(answers[0].body);
    expect(await stored()).toHaveLength(TEAMS.length);
  });

  it('batches at once, in any order, take each place and hour once', async () => {
    const input = batch(TEAMS, { allocation: 30 });
    const answers = await Promise.all([
      tandem.post('/assignments/batch', {
        ...input,
        scopeRefs: [...input.scopeRefs].reverse(),
      }),
      tandem.post('/assignments/batch', input),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    const made = answers
      .flatMap(({ body }) => body.results)
      .filter(({ status }) => status === 'created');
    expect(made).toHaveLength(3);
    expect(await stored()).toHaveLength(3);
  });

  it('500 scopes take fewer queries than scopes', async () => {
    for (const scope of MANY.slice(0, 20)) {
      await assign(tandem, {
        scopeRef: `group:default/${scope}`,
        liaisonRef: 'user:default/omar',
        allocation: 1,
      });
    }
    let queries = 0;
    tandem.knex.on('query', () => {
      queries += 1;
    });
    const results = await send(
      batch(MANY, { role: 'deputy', allocation: 0 }),
      201,
    );
    expect(new Set(statuses(results))).toEqual(new Set(['created']));
    expect(queries).toBeLessThan(MANY.length / 2);
  });
});
