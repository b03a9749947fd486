import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import type { EntityChanges } from '../catalog/EntityChanges';
import type { HistoryStore } from '../history/HistoryStore';
import type { AccessFeature } from '../permissions/createAccess';
import type { Settings } from '../settings';
import { AuthorizedDeliveryService } from './AuthorizedDeliveryService';
import { AuthorizedDoraService } from './AuthorizedDoraService';
import { AuthorizedMappingService } from './AuthorizedMappingService';
import { DeliveryCards } from './DeliveryCards';
import { DeliveryScopes } from './DeliveryScopes';
import { DeliveryService } from './DeliveryService';
import { DeploymentStore } from './DeploymentStore';
import { DoraService } from './DoraService';
import { FactDeriver } from './facts/FactDeriver';
import { FactRebuilder } from './facts/FactRebuilder';
import { MovedHistoryStore } from './facts/MovedHistoryStore';
import { HistoryAdopter } from './HistoryAdopter';
import { HistoryMerger } from './HistoryMerger';
import { IncidentStore } from './IncidentStore';
import { AuthorizedDeliveryIngest } from './ingest/AuthorizedDeliveryIngest';
import { DeliveryCorrections } from './ingest/DeliveryCorrections';
import { DeploymentWriter } from './ingest/DeploymentWriter';
import { IncidentWriter } from './ingest/IncidentWriter';
import { IngestService } from './ingest/IngestService';
import { MappingService } from './MappingService';
import { MappingStore } from './MappingStore';
import { RollUpSnapshots } from './RollUpSnapshots';
import { SnapshotRefresher } from './SnapshotRefresher';
import { SnapshotStore } from './SnapshotStore';
import { UnmatchedReferenceStore } from './UnmatchedReferenceStore';
import { UnmatchedStore } from './UnmatchedStore';

/** What callers may use: each call is theirs to make, or refused. */
export interface AuthorizedDelivery {
  ingest: AuthorizedDeliveryIngest;
  lists: AuthorizedDeliveryService;
  dora: AuthorizedDoraService;
  mappings: AuthorizedMappingService;
}

/** The services of deliveries, wired to each other. */
export interface DeliveryFeature {
  authorized: AuthorizedDelivery;
  scopes: DeliveryScopes;
  cards: DeliveryCards;
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
  history: HistoryStore;
  access: AccessFeature;
  logger: LoggerService;
}): DeliveryFeature {
  const { attributionLimitMillis, ownership, recoveryClock } = options.settings;
  const derivation = `attribution=${
    attributionLimitMillis ?? 'off'
  },clock=${recoveryClock}`;
  const stores = {
    scopes: new DeliveryScopes(options.knex, ownership),
    deployments: new DeploymentStore(options.knex),
    incidents: new IncidentStore(options.knex),
    mappings: new MappingStore(options.knex),
    facts: new FactDeriver(attributionLimitMillis),
    moved: new MovedHistoryStore(),
    snapshots: new SnapshotStore({ ...options, derivation }),
    rollUps: new RollUpSnapshots({ ...options, derivation }),
  };
  const parts = { ...options, ...stores, recoveryClock };
  const rebuilder = new FactRebuilder(parts);
  const merger = new HistoryMerger(stores);
  const adopter = new HistoryAdopter({ ...parts, merger, rebuilder });
  const dora = new DoraService(parts);
  const corrections = new DeliveryCorrections(options.history);
  const { access } = options;
  return {
    scopes: stores.scopes,
    snapshots: stores.snapshots,
    adopter,
    rebuilder,
    cards: new DeliveryCards({ ...parts, dora }),
    refresher: new SnapshotRefresher({ ...parts, dora }),
    authorized: {
      dora: new AuthorizedDoraService({ dora, access }),
      ingest: new AuthorizedDeliveryIngest({
        ingest: new IngestService({
          ...parts,
          deployments: new DeploymentWriter({
            store: stores.deployments,
            corrections,
          }),
          incidents: new IncidentWriter({
            store: stores.incidents,
            corrections,
          }),
        }),
        access,
      }),
      lists: new AuthorizedDeliveryService({
        lists: new DeliveryService({
          ...parts,
          unmatched: new UnmatchedStore(options.knex),
        }),
        access,
      }),
      mappings: new AuthorizedMappingService({
        mappings: new MappingService({
          ...parts,
          catalogStore: options.catalog,
          references: new UnmatchedReferenceStore(options.knex),
          adopter,
        }),
        access,
      }),
    },
  };
}
