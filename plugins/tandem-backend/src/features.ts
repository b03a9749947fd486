import type {
  AuthService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import { AttentionService } from './attention/AttentionService';
import { SnoozeStore } from './attention/SnoozeStore';
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
import { MappingService } from './delivery/MappingService';
import { MappingStore } from './delivery/MappingStore';
import { DeploymentWriter } from './delivery/ingest/DeploymentWriter';
import { IncidentWriter } from './delivery/ingest/IncidentWriter';
import { IngestService } from './delivery/ingest/IngestService';
import { SloMarkerSource } from './delivery/SloMarkerSource';
import { SnapshotRefresher } from './delivery/SnapshotRefresher';
import { SnapshotStore } from './delivery/SnapshotStore';
import { UnmatchedReferenceStore } from './delivery/UnmatchedReferenceStore';
import { UnmatchedStore } from './delivery/UnmatchedStore';
import { ChangeStore } from './fleet/ChangeStore';
import {
  createFleetFeature,
  type FleetFeature,
} from './fleet/createFleetFeature';
import { PrincipalReader } from './http/principal';
import {
  createLiaisonFeature,
  type LiaisonFeature,
} from './liaison/createLiaisonFeature';
import { NoticeRecipients } from './notifications/NoticeRecipients';
import { Notices } from './notifications/Notices';
import { NoticeSender } from './notifications/NoticeSender';
import { NoticeStore } from './notifications/NoticeStore';
import type { Settings } from './settings';
import { AttentionAudience } from './signals/AttentionAudience';
import { SignalPublisher } from './signals/SignalPublisher';
import { createSloFeature, type SloFeature } from './slo/createSloFeature';
import { SummaryService } from './summary/SummaryService';
import { TeamsReader } from './teams/TeamsReader';

/** The services of all features, wired to each other. */
export interface Features {
  principals: PrincipalReader;
  projection: CatalogProjection;
  ingest: IngestService;
  delivery: DeliveryService;
  dora: DoraService;
  mappings: MappingService;
  summary: SummaryService;
  liaison: LiaisonFeature;
  slo: SloFeature;
  fleet: FleetFeature;
  notices: NoticeSender;
  attention: AttentionService;
  teams: TeamsReader;
  refresher: SnapshotRefresher;
  rebuilder: FactRebuilder;
}

export function createFeatures(options: {
  knex: Knex;
  catalog: CatalogService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  notifications: NotificationService;
  signals: SignalsService;
  logger: LoggerService;
  settings: Settings;
}): Features {
  const { knex, catalog, auth, logger, settings } = options;
  const { attributionLimitMillis, ownership, recoveryClock } = settings;
  const deployments = new DeploymentStore(knex);
  const incidents = new IncidentStore(knex);
  const scopes = new DeliveryScopes(knex, ownership);
  const changes = new ChangeStore();
  const noticeStore = new NoticeStore(knex);
  const notices = new Notices({
    store: noticeStore,
    isEnabled: settings.notifications.isEnabled,
  });
  const catalogStore = new CatalogStore({ knex, changes });
  const snapshots = new SnapshotStore({
    knex,
    derivation: `attribution=${
      attributionLimitMillis ?? 'off'
    },clock=${recoveryClock}`,
    changes,
  });
  const facts = new FactDeriver(attributionLimitMillis);
  const rebuilder = new FactRebuilder({ knex, facts, snapshots });
  const mappings = new MappingStore(knex);
  const adopter = new HistoryAdopter({
    knex,
    catalog: catalogStore,
    snapshots,
    merger: new HistoryMerger({ deployments, incidents }),
    rebuilder,
    mappings,
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
    changes,
    notices,
  });
  const slo = createSloFeature({
    knex,
    projection,
    catalog: catalogStore,
    scopes: new DeliveryScopes(knex, 'now'),
    delivery: new SloMarkerSource(knex),
    changes,
    notices,
  });
  const sender = new NoticeSender({
    store: noticeStore,
    recipients: new NoticeRecipients({
      knex,
      catalog: catalogStore,
      sources: {
        deputiesOf: (refs, days) => liaison.deputies.deputiesOf(refs, days),
        actingRefOf: async entity =>
          (await liaison.coverage.forEntity(entity)).actingRef,
      },
      opsLeads: settings.notifications.opsLeads,
    }),
    catalog: catalogStore,
    notifications: options.notifications,
    logger,
  });
  notices.onCommit(() => sender.soon());
  const dora = new DoraService({
    knex,
    scopes,
    projection,
    recoveryClock,
    isCovered: async entity =>
      (await liaison.coverage.forEntity(entity)).covered,
  });
  const signals = new SignalPublisher({
    signals: options.signals,
    audience: new AttentionAudience(knex),
    logger,
  });
  const fleet = createFleetFeature({
    knex,
    catalog: catalogStore,
    changes,
    types: settings.fleetTypes,
    slos: slo.digests,
    coverage: liaison.coverage,
    delivery: snapshots,
    onPrepared: refs => signals.changed(refs),
    logger,
  });
  const prepareFleet = () => fleet.upkeep.beforeRead();
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
    mappings: new MappingService({
      projection,
      catalogStore,
      references: new UnmatchedReferenceStore(knex),
      mappings,
      adopter,
    }),
    liaison,
    slo,
    fleet,
    notices: sender,
    attention: new AttentionService({
      knex,
      catalog: catalogStore,
      snoozes: new SnoozeStore(knex),
      slos: slo.attention,
      liaison: liaison.attention,
      prepareFleet,
    }),
    teams: new TeamsReader({
      knex,
      catalog: catalogStore,
      assignments: liaison.assignments,
      load: liaison.load,
      warnAbovePercent: settings.liaisonLimits.allocation,
      prepareFleet,
    }),
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
