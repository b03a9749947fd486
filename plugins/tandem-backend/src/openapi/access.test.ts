import { mockCredentials } from '@backstage/backend-test-utils';
import { createOpenApiDocument } from '@tandem/backstage-plugin-tandem-common';
import request from 'supertest';
import { component, group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { ALLOW, DENY, withPolicy } from '../__testUtils__/withPolicy';
import { validCall } from './__testUtils__/validCalls';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

/** Documented calls for which nobody has to be known; each with its reason. */
const OPEN: string[] = [];

/** Documented calls that need no right; each with its reason. */
const FREE: Record<string, string> = {
  'get /openapi.json': 'it describes the API and tells of nobody',
  'get /me/attention': 'about oneself',
  'post /me/attention/snooze': 'about oneself',
  'post /me/attention/wake': 'about oneself',
  'get /me/teams': 'about oneself',
};

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

const operations = Object.entries(createOpenApiDocument().paths).flatMap(
  ([path, described]) =>
    Object.keys(described).map(method => ({
      operation: `${method} ${path}`,
      method: method as Method,
      path: path
        .replace('{kind}', 'component')
        .replace('{namespace}', 'default')
        .replace('{name}', 'payments')
        .replace(/\{\w+\}/g, '1'),
    })),
);
const closed = operations.filter(({ operation }) => !OPEN.includes(operation));

/** What calls are made with when nobody is known by it. */
const STRANGERS: Record<string, string> = {
  'no credentials': mockCredentials.none.header(),
  'a token that was made up': 'Bearer made-up',
  'an unsigned token': `Bearer ${[
    { alg: 'none', typ: 'vnd.backstage.user' },
    { sub: 'user:default/dana', exp: 4_102_444_800 },
  ]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.`,
};

describe.each(ids)('access to the API on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      component('payments', { owner: 'red' }),
      user('dana', { memberOf: ['red'] }),
    ]);
  });
  afterAll(() => tandem.stop());

  /** The answers to every closed operation, called with that header. */
  async function callAll(authorization: string) {
    const answers: { operation: string; status: number; text: string }[] = [];
    for (const { operation, method, path } of closed) {
      const { status, text } = await request(tandem.backend.server)
        [method](`/api/tandem${path}`)
        .set('Authorization', authorization)
        .send(method === 'get' ? undefined : {});
      answers.push({ operation, status, text });
    }
    return answers;
  }

  it('knows operations to walk', () => {
    expect(closed.length).toBeGreaterThan(40);
  });

  it.each(Object.entries(STRANGERS))(
    'is refused with 401 everywhere to %s',
    async (_, authorization) => {
      const answers = await callAll(authorization);
      expect(answers.filter(({ status }) => status !== 401)).toEqual([]);
      for (const { operation, text } of answers) {
        const { error, response } = JSON.parse(text);
        expect([operation, error.name, response.statusCode]).toEqual([
          operation,
          'AuthenticationError',
          401,
        ]);
        expect(text).not.toMatch(/stack|node_modules/);
      }
    },
  );

  it('is given to a person that signed in', async () => {
    const answers = await callAll(
      mockCredentials.user.header('user:default/dana'),
    );
    expect(answers.filter(({ status }) => status === 401)).toEqual([]);
  });
});

describe.each(ids)('rights at the API on %p', id => {
  /** What the policy allows, when it denies all else; and what is free then. */
  describe.each<[string, string[], Record<string, string>]>([
    ['everything', [], FREE],
    [
      'all of Tandem',
      ['catalog.entity.read'],
      {
        ...FREE,
        'get /recommendation': 'it tells of nobody',
        'delete /absences/{id}': 'a hidden absence is none',
      },
    ],
  ])('where the policy denies %s', (_, allowed, free) => {
    let tandem: RunningTandem;

    beforeAll(async () => {
      const { feature } = withPolicy(({ name }) =>
        allowed.includes(name) ? ALLOW : DENY,
      );
      tandem = await startTandem(
        databases,
        id,
        [
          group('red'),
          component('payments', { owner: 'red' }),
          user('dana', { memberOf: ['red'] }),
          user('other'),
        ],
        {},
        [feature],
      );
    });
    afterAll(() => tandem.stop());

    it.each(operations.filter(({ operation }) => !(operation in free)))(
      'are missing: $operation is 403 and names one',
      async ({ operation, method, path }) => {
        const { query, body } = validCall(operation);
        const { status, body: answer } = await request(tandem.backend.server)
          [method](`/api/tandem${path}${query ? `?${query}` : ''}`)
          .set(
            'Authorization',
            mockCredentials.user.header('user:default/dana'),
          )
          .set(
            'Content-Type',
            typeof body === 'string' ? 'application/yaml' : 'application/json',
          )
          .send(body ?? (method === 'get' ? undefined : {}));
        expect([status, answer.error]).toEqual([
          403,
          expect.objectContaining({
            name: 'NotAllowedError',
            message: expect.stringMatching(/permission (tandem|catalog)\./),
          }),
        ]);
      },
    );
  });
});
