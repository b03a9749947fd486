import type {
  AuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { CatalogStore } from '../catalog/CatalogStore';
import { Authorizer } from './Authorizer';
import { EntityOwnership, type ActiveHelp } from './EntityOwnership';
import { EntityResources } from './EntityResources';
import { EntityVisibility } from './EntityVisibility';

/** Who may do what, for the features to ask. */
export interface AccessFeature {
  authorizer: Authorizer;
  resources: EntityResources;
}

export function createAccess(options: {
  knex: Knex;
  auth: AuthService;
  catalogService: CatalogService;
  catalog: CatalogStore;
  help: ActiveHelp;
  /** How many steps down nested groups count as members of an owner. */
  ownershipDepth: number;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}): AccessFeature {
  const { knex, catalog, help, auth, permissions } = options;
  const ownership = new EntityOwnership({
    knex,
    catalog,
    help,
    depth: options.ownershipDepth,
  });
  return {
    authorizer: new Authorizer({
      permissions,
      auth,
      registry: options.permissionsRegistry,
      visibility: new EntityVisibility({
        catalog: options.catalogService,
        store: catalog,
      }),
      ownership,
    }),
    resources: new EntityResources({ catalog, ownership }),
  };
}
