import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  sloDeletePermission,
  sloUpdatePermission,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { CatalogProjection } from './catalog/CatalogProjection';
import { CatalogStore } from './catalog/CatalogStore';
import { createWorkspaces, type Workspaces } from './createWorkspaces';
import {
  createDeliveryFeature,
  type DeliveryFeature,
} from './delivery/createDeliveryFeature';
import { DeliveryScopes } from './delivery/DeliveryScopes';
import { readableDeliveries } from './delivery/readableDeliveries';
import { SloMarkerSource } from './delivery/SloMarkerSource';
import { ChangeStore } from './fleet/ChangeStore';
import {
  createFleetFeature,
  type FleetFeature,
} from './fleet/createFleetFeature';
import {
  createOperations,
  type OperationsFeature,
} from './health/createOperations';
import {
  AuthorizedHistory,
  type ReadableSubjects,
} from './history/AuthorizedHistory';
import { HistoryStore } from './history/HistoryStore';
import { readableAssignments } from './liaison/readableAssignments';
import { readableSlos } from './slo/readableSlos';
import { PrincipalReader } from './http/principal';
import { ActiveLiaisons } from './liaison/ActiveLiaisons';
import {
  createLiaisonFeature,
  type LiaisonFeature,
} from './liaison/createLiaisonFeature';
import { LiaisonViews } from './liaison/LiaisonViews';
import { createNoticeSender } from './notifications/createNoticeSender';
import { Notices } from './notifications/Notices';
import type { NoticeSender } from './notifications/NoticeSender';
import { NoticeStore } from './notifications/NoticeStore';
import { createAccess, type AccessFeature } from './permissions/createAccess';
import { registerPermissions } from './permissions/registerPermissions';
import type { Settings } from './settings';
import { AttentionAudience } from './signals/AttentionAudience';
import { SignalPublisher } from './signals/SignalPublisher';
import type { SliProviders } from './slo/collection/SliProviders';
import { createSloFeature, type SloFeature } from './slo/createSloFeature';
import { AuthorizedSummaryService } from './summary/AuthorizedSummaryService';
import { SummaryService } from './summary/SummaryService';

/** The services of all features, wired to each other. */
export interface Features extends Workspaces {
  principals: PrincipalReader;
  projection: CatalogProjection;
  delivery: DeliveryFeature;
  summary: AuthorizedSummaryService;
  liaison: LiaisonFeature;
  slo: SloFeature;
  fleet: FleetFeature;
  notices: NoticeSender;
  history: AuthorizedHistory;
  operations: OperationsFeature;
}

export function createFeatures(options: {
  knex: Knex;
  catalog: CatalogService;
  auditor: AuditorService;
  metrics: MetricsService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  signals: SignalsService;
  logger: LoggerService;
  settings: Settings;
  providers: SliProviders;
}): Features {
  const { knex, logger, settings } = options;
  const changes = new ChangeStore();
  const catalog = new CatalogStore({ knex, changes });
  const projection = new CatalogProjection({ ...options, store: catalog });
  const noticeStore = new NoticeStore(knex);
  const notices = new Notices({
    store: noticeStore,
    isEnabled: settings.notifications.isEnabled,
  });
  const history = new HistoryStore(knex);
  const shared = {
    knex,
    logger,
    projection,
    catalog,
    changes,
    notices,
    history,
    access: createAccess({
      ...options,
      catalogService: options.catalog,
      catalog,
      help: new ActiveLiaisons(knex),
      ownershipDepth: settings.ownershipDepth,
    }),
  };
  const liaison = createLiaisonFeature({
    ...shared,
    catalogStore: catalog,
    limits: settings.liaisonLimits,
    showsLoads: settings.showsLoads,
    opsLeads: settings.notifications.opsLeads,
  });
  const slo = createSloFeature({
    ...shared,
    scopes: new DeliveryScopes(knex, 'now'),
    delivery: new SloMarkerSource(knex),
    providers: options.providers,
  });
  const delivery = createDeliveryFeature({
    ...shared,
    settings,
    isCovered: entity => liaison.coverage.isCovered(entity),
  });
  projection.onAliases(aliases => delivery.adopter.adoptAll(aliases));
  const signals = new SignalPublisher({
    signals: options.signals,
    audience: new AttentionAudience(knex),
    logger,
  });
  const fleet = createFleetFeature({
    ...shared,
    types: settings.fleetTypes,
    slos: slo.digests,
    coverage: liaison.coverage,
    delivery: delivery.snapshots,
    onPrepared: refs => signals.changed(refs),
  });
  const { resources } = shared.access;
  registerPermissions(options.permissionsRegistry, {
    slo: slo.resources,
    assignment: liaison.resources,
    deployment: refs => resources.byRefs(refs),
    correction: refs => resources.byRefs(refs),
  });
  const { authorizer } = shared.access;
  return {
    operations: createOperations({
      ...options,
      authorizer,
      backlogs: {
        'dora-snapshots': () => delivery.snapshots.backlog(),
        fleet: () => fleet.backlog(),
        notices: () => noticeStore.backlog(),
        'slo-collection': () => slo.collection.backlog(),
      },
      failingCollections: () => slo.collection.failing(),
    }),
    history: new AuthorizedHistory({
      history,
      projection,
      authorizer,
      subjects: readableSubjects(knex),
    }),
    principals: new PrincipalReader(options.httpAuth),
    projection,
    delivery,
    liaison,
    slo,
    fleet,
    notices: createNoticeSender({
      ...shared,
      store: noticeStore,
      sources: {
        deputiesOf: (refs, days) => liaison.deputies.deputiesOf(refs, days),
        actingRefOf: async entity =>
          (await liaison.coverage.forEntity(entity)).actingRef,
      },
      opsLeads: settings.notifications.opsLeads,
      notifications: options.notifications,
    }),
    ...createWorkspaces({
      knex,
      catalog,
      authorizer,
      settings,
      slo,
      liaison,
      fleet,
    }),
    summary: createSummary({
      projection,
      access: shared.access,
      delivery,
      slo,
      liaison,
    }),
  };
}

/** What the page of an entity shows, made of what the others know. */
function createSummary(options: {
  projection: CatalogProjection;
  access: AccessFeature;
  delivery: DeliveryFeature;
  slo: SloFeature;
  liaison: LiaisonFeature;
}): AuthorizedSummaryService {
  const { projection, access, delivery, slo, liaison } = options;
  return new AuthorizedSummaryService({
    access,
    permissions: [
      sloUpdatePermission,
      sloDeletePermission,
      ...LiaisonViews.permissions,
    ],
    summary: new SummaryService({
      scopes: delivery.scopes,
      projection,
      deliveries: delivery.cards,
      slos: slo.reader,
      coverage: {
        forEntity: (entity, given, caller) =>
          liaison.coverage.forEntity(entity, liaison.views.of(given, caller)),
        allowed: async (entityId, given, caller) =>
          (await liaison.rights.of([entityId], given, caller)).get(entityId) ??
          [],
      },
      assignments: {
        forUser: (userRef, given, caller) =>
          liaison.assignments.forUser(userRef, liaison.views.of(given, caller)),
      },
    }),
  });
}

/** What the history asks the features for. */
function readableSubjects(knex: Knex): ReadableSubjects {
  return {
    slo: access => readableSlos(knex, access),
    assignment: access => readableAssignments(knex, access),
    deployment: access => readableDeliveries(knex, 'deployments', access),
    incident: access => readableDeliveries(knex, 'incidents', access),
  };
}
