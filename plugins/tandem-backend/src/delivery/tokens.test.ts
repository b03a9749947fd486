import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { createOpenApiDocument } from '@tandem/backstage-plugin-tandem-common';
import request from 'supertest';
import { ago, deployment, HOUR, incident } from '../__testUtils__/deliveries';
import { component } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { validCall } from '../openapi/__testUtils__/validCalls';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const PIPELINE = 'pipeline-token-of-this-test';
const PAGER = 'pager-token-of-this-test';
const PLATFORM = 'platform-token-of-this-test';

const token = (secret: string, subject: string, permission?: string) => ({
  type: 'static',
  options: { token: secret, subject },
  ...(permission && {
    accessRestrictions: [{ plugin: 'tandem', permission: [permission] }],
  }),
});

const CONFIG = {
  permission: { enabled: true },
  backend: {
    auth: {
      externalAccess: [
        token(PIPELINE, 'pipelines', 'tandem.deployment.create'),
        token(PAGER, 'pager', 'tandem.incident.create'),
        token(PLATFORM, 'platform'),
      ],
    },
  },
};

/** Those that deny a token by the permission system of Backstage itself. */
const REAL_SERVICES = [
  authServiceFactory,
  httpAuthServiceFactory,
  permissionsServiceFactory,
];

describe.each(ids)('an external-access token on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(
      databases,
      id,
      [component('payments')],
      CONFIG,
      REAL_SERVICES,
    );
  });
  afterAll(() => tandem.stop());

  const call = (
    secret: string,
    operation: string,
    body: object | string | undefined,
    query?: string,
  ) => {
    const [method, path] = operation.split(' ') as ['post', string];
    const filled = path
      .replace('{kind}', 'component')
      .replace('{namespace}', 'default')
      .replace('{name}', 'payments')
      .replace(/\{\w+\}/g, '1');
    return request(tandem.backend.server)
      [method](`/api/tandem${filled}${query ? `?${query}` : ''}`)
      .set('Authorization', `Bearer ${secret}`)
      .set(
        'Content-Type',
        typeof body === 'string' ? 'application/yaml' : 'application/json',
      )
      .send(body);
  };

  it('made for deployments hands in deployments, and is who corrected one', async () => {
    const known = deployment({ finishedAt: ago(2 * HOUR) });
    await call(PIPELINE, 'post /deployments', known).expect(201);
    const corrected = { ...known, status: 'failed', finishedAt: ago(HOUR) };
    await call(PIPELINE, 'post /deployments', corrected).expect(200);
    expect(await tandem.knex('history')).toMatchObject([
      { by: 'pipelines', action: 'correct' },
    ]);
  });

  it('made for incidents hands in incidents', async () => {
    const { body } = await call(PAGER, 'post /incidents', incident());
    expect(body.results).toMatchObject([{ status: 'created' }]);
  });

  it('made for the platform does both, and reads', async () => {
    const item = deployment();
    await call(PLATFORM, 'post /deployments', item).expect(201);
    await call(PLATFORM, 'post /incidents', incident()).expect(201);
    const { body } = await call(PLATFORM, 'get /deployments', undefined);
    expect(body.items).toContainEqual(
      expect.objectContaining({ externalId: item.externalId }),
    );
  });

  it('is refused with 401 when it is none of the configuration', async () => {
    const answer = await call('made-up', 'post /deployments', deployment());
    expect(answer.status).toBe(401);
  });

  const operations = Object.entries(createOpenApiDocument().paths).flatMap(
    ([path, described]) =>
      Object.keys(described).map(method => `${method} ${path}`),
  );
  const others = operations.filter(
    operation =>
      !['post /deployments', 'get /openapi.json'].includes(operation),
  );

  it.each(others)(
    'made for deployments may do nothing else: %s is 403',
    async operation => {
      const { body, query } = validCall(operation);
      const isWrite = !operation.startsWith('get ');
      const answer = await call(
        PIPELINE,
        operation,
        body ?? (isWrite ? {} : undefined),
        query,
      );
      const { error, response } = answer.body;
      expect([operation, error?.name, response?.statusCode]).toEqual([
        operation,
        'NotAllowedError',
        answer.status,
      ]);
      expect(answer.status).toBeGreaterThanOrEqual(403);
    },
  );
});
