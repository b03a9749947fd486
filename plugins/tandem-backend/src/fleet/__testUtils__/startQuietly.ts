import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  mockServices,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { DefaultNotificationService } from '@backstage/plugin-notifications-node';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import express from 'express';
import request from 'supertest';
import { ChangingCatalog } from '../../__testUtils__/ChangingCatalog';
import type { RunningTandem } from '../../__testUtils__/startTandem';
import { openDatabase } from '../../database/openDatabase';
import { createFeatures, type Features } from '../../features';
import { createRouter } from '../../router';
import { readSettings } from '../../settings';
import { SliProviders } from '../../slo/collection/SliProviders';

/** All features and their routes, while nobody works off what changed. */
export interface QuietTandem
  extends Pick<
    RunningTandem,
    'knex' | 'catalog' | 'post' | 'postYaml' | 'put' | 'patch' | 'delete'
  > {
  features: Features;
  /** Those that were sent. */
  signals: SignalPayload[];
  /** What was found changed since this was asked last, each once. */
  changes(): Promise<string[]>;
}

export async function startQuietly(
  databases: TestDatabases,
  id: TestDatabaseId,
  entities: Entity[],
): Promise<QuietTandem> {
  const knex = await databases.init(id);
  await openDatabase(
    mockServices.database.mock({ getClient: async () => knex }),
  );
  const catalog = new ChangingCatalog(entities);
  const auth = mockServices.auth();
  const signals: SignalPayload[] = [];
  const features = createFeatures({
    knex,
    catalog: catalog.service(),
    metrics: metricsServiceMock.mock(),
    auditor: {
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    },
    auth,
    httpAuth: mockServices.httpAuth(),
    notifications: DefaultNotificationService.create({
      auth,
      discovery: mockServices.discovery(),
    }),
    permissions: mockServices.permissions(),
    permissionsRegistry: mockServices.permissionsRegistry.mock(),
    signals: { publish: async signal => void signals.push(signal) },
    logger: mockServices.logger.mock(),
    settings: readSettings(mockServices.rootConfig()),
    providers: new SliProviders(),
  });
  await features.fleet.upkeep.stop();
  await features.notices.stop();
  await features.projection.refresh();
  const api = request(express().use(createRouter(features)));
  return {
    knex,
    catalog,
    features,
    signals,
    post: (path, body) => api.post(path).send(body),
    postYaml: (path, text) =>
      api.post(path).set('Content-Type', 'application/yaml').send(text),
    put: (path, body) => api.put(path).send(body),
    patch: (path, body) => api.patch(path).send(body),
    delete: path => api.delete(path),
    changes: async () => {
      const rows = await knex('fleet_changes as c')
        .join('catalog_entities as e', 'e.id', 'c.entity_id')
        .orderBy('e.entity_ref')
        .distinct('e.entity_ref');
      await knex('fleet_changes').delete();
      return rows.map(row => row.entity_ref);
    },
  };
}
