import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog whose entities a test replaces while the backend runs. */
export class ChangingCatalog {
  entities: Entity[];

  constructor(entities: Entity[]) {
    this.entities = entities;
  }

  service(): CatalogService {
    return new Proxy({} as CatalogService, {
      get: (_, method) => {
        const current = catalogServiceMock({ entities: this.entities });
        const value = Reflect.get(current, method);
        return typeof value === 'function' ? value.bind(current) : value;
      },
    });
  }

  factory() {
    const service = this.service();
    return createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => service,
    });
  }
}
