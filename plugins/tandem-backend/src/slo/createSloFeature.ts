import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogStore } from '../catalog/CatalogStore';
import type { EntityChanges } from '../catalog/EntityChanges';
import type { HistoryStore } from '../history/HistoryStore';
import type { AccessFeature } from '../permissions/createAccess';
import type { ResourceLoader } from '../permissions/registerPermissions';
import type { SloResource } from '../permissions/resources';
import { AlertStore } from './AlertStore';
import { AuthorizedSampleService } from './AuthorizedSampleService';
import { AuthorizedSloImporter } from './AuthorizedSloImporter';
import { AuthorizedSloReader } from './AuthorizedSloReader';
import { AuthorizedSloService } from './AuthorizedSloService';
import { BudgetNotices } from './BudgetNotices';
import {
  createCollection,
  type SloCollection,
} from './collection/createCollection';
import type { SliProviders } from './collection/SliProviders';
import { SourceChecker } from './collection/SourceChecker';
import { DefinitionReader } from './DefinitionReader';
import { ImportEntities } from './ImportEntities';
import { ImportWriter } from './ImportWriter';
import { OpenSloStore } from './OpenSloStore';
import { ReferenceImporter } from './ReferenceImporter';
import { RevisionStore } from './RevisionStore';
import { SampleService } from './SampleService';
import { SeriesStore } from './SeriesStore';
import { SloAccess } from './SloAccess';
import { SloAdopter } from './SloAdopter';
import { SloAttention } from './SloAttention';
import { SloCharts } from './SloCharts';
import { SloDigests } from './SloDigests';
import { SloHistory } from './SloHistory';
import { SloImporter } from './SloImporter';
import { SloLister } from './SloLister';
import { SloMarkers, type DeliveryMarkers } from './SloMarkers';
import type { SloNotices } from './SloNotices';
import { SloOverview, type SloScopes } from './SloOverview';
import { SloPreviewer } from './SloPreviewer';
import { SloResources } from './SloResources';
import { SloReader } from './SloReader';
import { SloService } from './SloService';
import { SloStore } from './SloStore';
import { SlotStore } from './SlotStore';
import { SloUpkeep } from './SloUpkeep';
import { SloWriter } from './SloWriter';
import { StatusRefresher } from './StatusRefresher';
import { StatusStore } from './StatusStore';

/** What the SLOs of a service are read and changed with. */
export interface SloFeature {
  answers: AuthorizedSloReader;
  slos: AuthorizedSloService;
  importer: AuthorizedSloImporter;
  samples: AuthorizedSampleService;
  upkeep: SloUpkeep;
  collection: SloCollection;
  adopter: SloAdopter;
  reader: SloReader;
  digests: SloDigests;
  attention: SloAttention;
  resources: ResourceLoader<SloResource>;
}

export function createSloFeature(options: {
  knex: Knex;
  projection: CatalogProjection;
  catalog: CatalogStore;
  scopes: SloScopes;
  delivery: DeliveryMarkers;
  changes: EntityChanges;
  notices: SloNotices;
  logger: LoggerService;
  providers: SliProviders;
  history: HistoryStore;
  access: AccessFeature;
}): SloFeature {
  const { knex, catalog, projection, changes } = options;
  const documents = new OpenSloStore();
  const stores = {
    slos: new SloStore(knex),
    revisions: new RevisionStore(knex),
    documents,
    series: new SeriesStore(),
    slots: new SlotStore(),
    statuses: new StatusStore(changes),
    alerts: new AlertStore(),
    definitions: new DefinitionReader(documents),
  };
  const refresher = new StatusRefresher({
    ...stores,
    budgets: new BudgetNotices(options.notices),
  });
  const sloHistory = new SloHistory(options.history);
  const writer = new SloWriter({ ...stores, refresher, changes, sloHistory });
  const { resources: entities, authorizer } = options.access;
  const resources = new SloResources({ slos: stores.slos, entities });
  const sloAccess = new SloAccess({
    projection,
    entities,
    slos: stores.slos,
    resources,
  });
  const reader = new SloReader({ knex, sloAccess });
  const checker = new SourceChecker(options.providers);
  const parts = { ...options, ...stores, refresher, writer, reader, checker };
  const authorized = { authorizer, sloAccess };
  return {
    resources: refs => resources.load(refs),
    reader,
    digests: new SloDigests(),
    attention: new SloAttention(knex),
    answers: new AuthorizedSloReader({
      ...authorized,
      reader,
      overview: new SloOverview({ ...parts, lister: new SloLister(knex) }),
      charts: new SloCharts({ ...parts, markers: new SloMarkers(parts) }),
      previewer: new SloPreviewer(parts),
    }),
    slos: new AuthorizedSloService({
      ...authorized,
      slos: new SloService(parts),
    }),
    importer: new AuthorizedSloImporter({
      ...authorized,
      importer: new SloImporter({
        ...parts,
        entities: new ImportEntities({ projection, catalog }),
        imports: new ImportWriter(parts),
        references: new ReferenceImporter({ ...parts, sloHistory }),
      }),
    }),
    samples: new AuthorizedSampleService({
      ...authorized,
      samples: new SampleService(parts),
    }),
    upkeep: new SloUpkeep(parts),
    collection: createCollection(parts),
    adopter: new SloAdopter({ knex, changes, sloHistory }),
  };
}
