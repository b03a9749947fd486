import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import { tandemPlugin } from '../plugin';
import { ChangingCatalog } from './ChangingCatalog';

/** What runs in the background, only when a test says so. */
export type Task =
  | 'catalog-projection'
  | 'dora-snapshots'
  | 'fact-rebuild'
  | 'fleet'
  | 'fleet-days'
  | 'liaison-people'
  | 'notices'
  | 'notice-dates'
  | 'slo-collection'
  | 'slo-stale';

type Requests = Pick<
  RunningTandem,
  'get' | 'post' | 'put' | 'patch' | 'delete' | 'postYaml'
>;

/** The real plugin on a database of its own, with a catalog that tests fill. */
export interface RunningTandem {
  backend: TestBackend;
  knex: Knex;
  catalog: ChangingCatalog;
  get(path: string): request.Test;
  post(path: string, body: object): request.Test;
  put(path: string, body: object): request.Test;
  patch(path: string, body: object): request.Test;
  delete(path: string): request.Test;
  postYaml(path: string, text: string): request.Test;
  /** The same, asked by this person instead of `user:default/mock`. */
  as(userRef: string): Requests;
  run(task: Task): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Databases of both kinds, one server each for a test file.
 *
 * @throws where PostgreSQL is not there: no store goes untested on it
 */
export function testDatabases() {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  const ids = databases.eachSupportedId();
  if (ids.length !== 2) {
    throw new Error('Tests need SQLite and PostgreSQL, see CONTRIBUTING.md');
  }
  return { databases, ids };
}

/** Starts on a fresh database, with the catalog read. */
export async function startTandem(
  databases: TestDatabases,
  id: TestDatabaseId,
  entities: Entity[],
  config: JsonObject = {},
  outside: BackendFeature[] = [],
): Promise<RunningTandem> {
  const knex = await databases.init(id);
  return startTandemOn(knex, entities, config, outside);
}

/**
 * Starts on a database that another instance uses, or used.
 *
 * @param outside - systems outside that a test looks at
 */
export async function startTandemOn(
  knex: Knex,
  entities: Entity[],
  config: JsonObject = {},
  outside: BackendFeature[] = [],
): Promise<RunningTandem> {
  const catalog = new ChangingCatalog(entities);
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      tandemPlugin,
      catalog.factory(),
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      ...outside,
    ],
  });
  const run = (task: Task) => scheduler.triggerTask(`tandem-${task}`);
  await run('catalog-projection');
  return {
    backend,
    knex,
    catalog,
    run,
    ...requestsOf(backend),
    as: userRef => requestsOf(backend, userRef),
    stop: () => backend.stop(),
  };
}

function requestsOf(backend: TestBackend, userRef?: string): Requests {
  const api = userRef
    ? request
        .agent(backend.server)
        .set('Authorization', mockCredentials.user.header(userRef))
    : request(backend.server);
  const url = (path: string) => `/api/tandem${path}`;
  return {
    get: path => api.get(url(path)),
    post: (path, body) => api.post(url(path)).send(body),
    put: (path, body) => api.put(url(path)).send(body),
    patch: (path, body) => api.patch(url(path)).send(body),
    delete: path => api.delete(url(path)),
    postYaml: (path, text) =>
      api.post(url(path)).set('Content-Type', 'application/yaml').send(text),
  };
}
