import type {
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import { AttentionService } from './attention/AttentionService';
import { SnoozeStore } from './attention/SnoozeStore';
import { CatalogProjection } from './catalog/CatalogProjection';
import { CatalogStore } from './catalog/CatalogStore';
import {
  createDeliveryFeature,
  type DeliveryFeature,
} from './delivery/createDeliveryFeature';
import { DeliveryScopes } from './delivery/DeliveryScopes';
import { SloMarkerSource } from './delivery/SloMarkerSource';
import { ChangeStore } from './fleet/ChangeStore';
import {
  createFleetFeature,
  type FleetFeature,
} from './fleet/createFleetFeature';
import { HistoryStore } from './history/HistoryStore';
import { PrincipalReader } from './http/principal';
import { ActiveLiaisons } from './liaison/ActiveLiaisons';
import {
  createLiaisonFeature,
  type LiaisonFeature,
} from './liaison/createLiaisonFeature';
import { createNoticeSender } from './notifications/createNoticeSender';
import { Notices } from './notifications/Notices';
import type { NoticeSender } from './notifications/NoticeSender';
import { NoticeStore } from './notifications/NoticeStore';
import { createAccess } from './permissions/createAccess';
import { registerPermissions } from './permissions/registerPermissions';
import type { Settings } from './settings';
import { AttentionAudience } from './signals/AttentionAudience';
import { SignalPublisher } from './signals/SignalPublisher';
import type { SliProviders } from './slo/collection/SliProviders';
import { createSloFeature, type SloFeature } from './slo/createSloFeature';
import { SummaryService } from './summary/SummaryService';
import { TeamsReader } from './teams/TeamsReader';

/** The services of all features, wired to each other. */
export interface Features {
  principals: PrincipalReader;
  projection: CatalogProjection;
  delivery: DeliveryFeature;
  summary: SummaryService;
  liaison: LiaisonFeature;
  slo: SloFeature;
  fleet: FleetFeature;
  notices: NoticeSender;
  attention: AttentionService;
  teams: TeamsReader;
}

export function createFeatures(options: {
  knex: Knex;
  catalog: CatalogService;
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
    isCovered: async entity =>
      (await liaison.coverage.forEntity(entity)).covered,
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
  return {
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
    ...createWorkspaces({ knex, catalog, settings, slo, liaison, fleet }),
    summary: new SummaryService({
      scopes: delivery.scopes,
      projection,
      dora: delivery.dora,
      snapshots: delivery.snapshots,
      slos: slo.reader,
      coverage: liaison.coverage,
      assignments: liaison.assignments,
    }),
  };
}

/** What a liaison is shown, made of what the others know. */
function createWorkspaces(options: {
  knex: Knex;
  catalog: CatalogStore;
  settings: Settings;
  slo: SloFeature;
  liaison: LiaisonFeature;
  fleet: FleetFeature;
}): Pick<Features, 'attention' | 'teams'> {
  const { knex, catalog, settings, slo, liaison, fleet } = options;
  const prepareFleet = () => fleet.upkeep.beforeRead();
  return {
    attention: new AttentionService({
      knex,
      catalog,
      snoozes: new SnoozeStore(knex),
      slos: slo.attention,
      liaison: liaison.attention,
      prepareFleet,
    }),
    teams: new TeamsReader({
      knex,
      catalog,
      assignments: liaison.assignments,
      load: liaison.load,
      warnAbovePercent: settings.liaisonLimits.allocation,
      prepareFleet,
    }),
  };
}
