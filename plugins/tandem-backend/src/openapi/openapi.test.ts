import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { createOpenApiDocument } from '@tandem/backstage-plugin-tandem-common';
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
    operations: { metrics: metricsServiceMock.mock() as MetricsService },
    delivery: { authorized: {} },
    liaison: { authorized: {} },
    slo: {},
    fleet: { authorized: {} },
  } as unknown as Features);
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
});
