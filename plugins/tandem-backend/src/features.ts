import type {
  AuthService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { CatalogProjection } from './catalog/CatalogProjection';
import { CatalogStore } from './catalog/CatalogStore';
import { DeliveryScopes } from './delivery/DeliveryScopes';
import { DeliveryService } from './delivery/DeliveryService';
import { DeploymentStore } from './delivery/DeploymentStore';
import { DoraService } from './delivery/DoraService';
import { FactDeriver } from './delivery/facts/FactDeriver';
import { FactRebuilder } from './delivery/facts/FactRebuilder';
import { HistoryAdopter } from './delivery/HistoryAdopter';
import { HistoryMerger } from './delivery/HistoryMerger';
import { IncidentStore } from './delivery/IncidentStore';
import { DeploymentWriter } from './delivery/ingest/DeploymentWriter';
import { IncidentWriter } from './delivery/ingest/IncidentWriter';
import { IngestService } from './delivery/ingest/IngestService';
import { SloMarkerSource } from './delivery/SloMarkerSource';
import { SnapshotRefresher } from './delivery/SnapshotRefresher';
import { SnapshotStore } from './delivery/SnapshotStore';
import { UnmatchedStore } from './delivery/UnmatchedStore';
import { PrincipalReader } from './http/principal';
import {
  createLiaisonFeature,
  type LiaisonFeature,
} from './liaison/createLiaisonFeature';
import type { Settings } from './settings';
import { createSloFeature, type SloFeature } from './slo/createSloFeature';
import { SummaryService } from './summary/SummaryService';

/** The services of all features, wired to each other. */
export interface Features {
  principals: PrincipalReader;
  projection: CatalogProjection;
  ingest: IngestService;
  delivery: DeliveryService;
  dora: DoraService;
  summary: SummaryService;
  liaison: LiaisonFeature;
  slo: SloFeature;
  refresher: SnapshotRefresher;
  rebuilder: FactRebuilder;
}

export function createFeatures(options: {
  knex: Knex;
  catalog: CatalogService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  settings: Settings;
}): Features {
  const { knex, catalog, auth, logger, settings } = options;
  const { attributionLimitMillis, ownership, recoveryClock } = settings;
  const deployments = new DeploymentStore(knex);
  const incidents = new IncidentStore(knex);
  const scopes = new DeliveryScopes(knex, ownership);
  const catalogStore = new CatalogStore(knex);
  const snapshots = new SnapshotStore(
    knex,
    `attribution=${attributionLimitMillis ?? 'off'},clock=${recoveryClock}`,
  );
  const facts = new FactDeriver(attributionLimitMillis);
  const rebuilder = new FactRebuilder({ knex, facts, snapshots });
  const adopter = new HistoryAdopter({
    knex,
    catalog: catalogStore,
    snapshots,
    merger: new HistoryMerger({ deployments, incidents }),
    rebuilder,
    logger,
  });
  const projection = new CatalogProjection({
    store: catalogStore,
    catalog,
    auth,
    logger,
    onAliases: aliases => adopter.adoptAll(aliases),
  });
  const liaison = createLiaisonFeature({
    knex,
    projection,
    catalogStore,
    logger,
    limits: settings.liaisonLimits,
  });
  const slo = createSloFeature({
    knex,
    projection,
    catalog: catalogStore,
    scopes: new DeliveryScopes(knex, 'now'),
    delivery: new SloMarkerSource(knex),
  });
  const dora = new DoraService({
    knex,
    scopes,
    projection,
    recoveryClock,
    isCovered: async entity =>
      (await liaison.coverage.forEntity(entity)).covered,
  });
  return {
    principals: new PrincipalReader(options.httpAuth),
    projection,
    dora,
    rebuilder,
    ingest: new IngestService({
      knex,
      projection,
      snapshots,
      facts,
      deployments: new DeploymentWriter(deployments),
      incidents: new IncidentWriter(incidents),
    }),
    delivery: new DeliveryService({
      scopes,
      projection,
      deployments,
      incidents,
      unmatched: new UnmatchedStore(knex),
      recoveryClock,
    }),
    liaison,
    slo,
    summary: new SummaryService({
      scopes,
      projection,
      dora,
      snapshots,
      slos: slo.reader,
      coverage: liaison.coverage,
      assignments: liaison.assignments,
    }),
    refresher: new SnapshotRefresher({
      knex,
      scopes,
      dora,
      snapshots,
      logger,
    }),
  };
}
