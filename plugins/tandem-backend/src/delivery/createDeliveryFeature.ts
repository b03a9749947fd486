import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import type { EntityChanges } from '../catalog/EntityChanges';
import type { Settings } from '../settings';
import { DeliveryScopes } from './DeliveryScopes';
import { DeliveryService } from './DeliveryService';
import { DeploymentStore } from './DeploymentStore';
import { DoraService } from './DoraService';
import { FactDeriver } from './facts/FactDeriver';
import { FactRebuilder } from './facts/FactRebuilder';
import { HistoryAdopter } from './HistoryAdopter';
import { HistoryMerger } from './HistoryMerger';
import { IncidentStore } from './IncidentStore';
import { DeploymentWriter } from './ingest/DeploymentWriter';
import { IncidentWriter } from './ingest/IncidentWriter';
import { IngestService } from './ingest/IngestService';
import { MappingService } from './MappingService';
import { MappingStore } from './MappingStore';
import { SnapshotRefresher } from './SnapshotRefresher';
import { SnapshotStore } from './SnapshotStore';
import { UnmatchedReferenceStore } from './UnmatchedReferenceStore';
import { UnmatchedStore } from './UnmatchedStore';

/** The services of deliveries, wired to each other. */
export interface DeliveryFeature {
  scopes: DeliveryScopes;
  ingest: IngestService;
  lists: DeliveryService;
  dora: DoraService;
  mappings: MappingService;
  adopter: HistoryAdopter;
  snapshots: SnapshotStore;
  refresher: SnapshotRefresher;
  rebuilder: FactRebuilder;
}

export function createDeliveryFeature(options: {
  knex: Knex;
  projection: CatalogProjection;
  catalog: CatalogStore;
  changes: EntityChanges;
  settings: Settings;
  /** Whether somebody helps an entity. */
  isCovered: (entity: CatalogRow) => Promise<boolean>;
  logger: LoggerService;
}): DeliveryFeature {
  const { attributionLimitMillis, ownership, recoveryClock } = options.settings;
  const stores = {
    scopes: new DeliveryScopes(options.knex, ownership),
    deployments: new DeploymentStore(options.knex),
    incidents: new IncidentStore(options.knex),
    mappings: new MappingStore(options.knex),
    facts: new FactDeriver(attributionLimitMillis),
    snapshots: new SnapshotStore({
      ...options,
      derivation: `attribution=${
        attributionLimitMillis ?? 'off'
      },clock=${recoveryClock}`,
    }),
  };
  const parts = { ...options, ...stores, recoveryClock };
  const rebuilder = new FactRebuilder(parts);
  const merger = new HistoryMerger(stores);
  const adopter = new HistoryAdopter({ ...parts, merger, rebuilder });
  const dora = new DoraService(parts);
  return {
    scopes: stores.scopes,
    snapshots: stores.snapshots,
    adopter,
    rebuilder,
    dora,
    refresher: new SnapshotRefresher({ ...parts, dora }),
    ingest: new IngestService({
      ...parts,
      deployments: new DeploymentWriter(stores.deployments),
      incidents: new IncidentWriter(stores.incidents),
    }),
    lists: new DeliveryService({
      ...parts,
      unmatched: new UnmatchedStore(options.knex),
    }),
    mappings: new MappingService({
      ...parts,
      catalogStore: options.catalog,
      references: new UnmatchedReferenceStore(options.knex),
      adopter,
    }),
  };
}
