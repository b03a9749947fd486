import { mockCredentials } from '@backstage/backend-test-utils';
import { createOpenApiDocument } from '@tandem/backstage-plugin-tandem-common';
import request from 'supertest';
import type { Features } from '../features';
import { createRouter } from '../router';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

/** `method path` of every operation, with `:name` for parameters. */
function documented(): string[] {
  return Object.entries(createOpenApiDocument().paths)
    .flatMap(([path, operations]) =>
      Object.keys(operations).map(
        method => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    .sort();
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** `method path` of every route of the router. */
function routed(): string[] {
  // Routes are only registered here, none is called.
  const router = createRouter({
    delivery: {},
    liaison: {},
    slo: {},
    fleet: {},
  } as Features);
  return (router.stack as unknown as Layer[])
    .flatMap(({ route }) =>
      route
        ? Object.keys(route.methods).map(method => `${method} ${route.path}`)
        : [],
    )
    .sort();
}

describe('the OpenAPI document', () => {
  it('describes every route, and nothing else', () => {
    expect(routed()).toEqual(documented());
  });
});

describe.each(ids)('the API on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, []);
  });
  afterAll(() => tandem.stop());

  it('serves its document', async () => {
    const { body } = await tandem.get('/openapi.json').expect(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(createOpenApiDocument())));
  });

  it('answers 401 to every documented operation without credentials', async () => {
    for (const operation of documented()) {
      const [method, path] = operation.split(' ');
      const { status } = await request(tandem.backend.server)
        [method as 'get' | 'post' | 'put' | 'patch' | 'delete'](
          `/api/tandem${path.replace(/:\w+/g, 'default')}`,
        )
        .set('Authorization', mockCredentials.none.header());
      expect([operation, status]).toEqual([operation, 401]);
    }
  });
});
