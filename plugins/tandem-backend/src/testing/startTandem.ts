import {
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import { tandemPlugin } from '../plugin';

/** The real plugin on a database of its own, with a catalog that tests fill. */
export interface RunningTandem {
  backend: TestBackend;
  knex: Knex;
  get(path: string): request.Test;
  post(path: string, body: object): request.Test;
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

export async function startTandem(
  databases: TestDatabases,
  id: TestDatabaseId,
  entities: Entity[],
  config: JsonObject = {},
): Promise<RunningTandem> {
  const knex = await databases.init(id);
  const backend = await startTestBackend({
    features: [
      tandemPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory({ knex }),
    ],
  });
  const api = request(backend.server);
  return {
    backend,
    knex,
    get: path => api.get(`/api/tandem${path}`),
    post: (path, body) => api.post(`/api/tandem${path}`).send(body),
    stop: () => backend.stop(),
  };
}
