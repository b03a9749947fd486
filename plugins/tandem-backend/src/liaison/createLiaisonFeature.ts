import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LoadLimits } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogStore } from '../catalog/CatalogStore';
import type { EntityChanges } from '../catalog/EntityChanges';
import type { HistoryStore } from '../history/HistoryStore';
import type { AccessFeature } from '../permissions/createAccess';
import type { ResourceLoader } from '../permissions/registerPermissions';
import type { AssignmentResource } from '../permissions/resources';
import { AbsenceAttention } from './AbsenceAttention';
import { AbsenceReader } from './AbsenceReader';
import { AbsenceStore } from './AbsenceStore';
import { AbsenceWriter } from './AbsenceWriter';
import { AssignmentBatches } from './AssignmentBatches';
import { AssignmentHistory } from './AssignmentHistory';
import { AssignmentReader } from './AssignmentReader';
import { AssignmentResources } from './AssignmentResources';
import { AssignmentRules } from './AssignmentRules';
import { AssignmentStore } from './AssignmentStore';
import { AssignmentWarnings } from './AssignmentWarnings';
import { AssignmentWriter } from './AssignmentWriter';
import { BatchStore } from './BatchStore';
import { CatalogFollower } from './CatalogFollower';
import { CoverageFactsReader } from './CoverageFactsReader';
import { CoverageReader } from './CoverageReader';
import { LiaisonAttention } from './LiaisonAttention';
import {
  createAuthorizedLiaison,
  type AuthorizedLiaison,
} from './createAuthorizedLiaison';
import { DeputyReader } from './DeputyReader';
import { EndingNotices } from './EndingNotices';
import { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonNotices } from './LiaisonNotices';
import { LiaisonViews } from './LiaisonViews';
import { LoadReader } from './LoadReader';
import { PlanReader } from './PlanReader';
import { ProposalWriter } from './ProposalWriter';
import { ScopeRights } from './ScopeRights';

/** The services of liaisons, wired to each other. */
export interface LiaisonFeature {
  /** What routes call. */
  authorized: AuthorizedLiaison;
  /** Makes a view of what the policy said to a request of another feature. */
  views: LiaisonViews;
  rights: ScopeRights;
  assignments: AssignmentReader;
  batches: AssignmentBatches;
  coverage: CoverageReader;
  load: LoadReader;
  follower: CatalogFollower;
  deputies: DeputyReader;
  endings: EndingNotices;
  attention: LiaisonAttention;
  resources: ResourceLoader<AssignmentResource>;
}

export function createLiaisonFeature(options: {
  knex: Knex;
  projection: CatalogProjection;
  catalogStore: CatalogStore;
  logger: LoggerService;
  limits: LoadLimits;
  changes: EntityChanges;
  notices: LiaisonNotices;
  history: HistoryStore;
  access: AccessFeature;
  /** Whether people may see how full the weeks of others are at all. */
  showsLoads: boolean;
  /** User references: whom gaps that nobody fills concern. */
  opsLeads: string[];
}): LiaisonFeature {
  const { knex, projection, catalogStore, logger, limits, changes } = options;
  const { notices } = options;
  const entities = new LiaisonEntities({ projection, catalog: catalogStore });
  const store = new AssignmentStore({ knex, changes });
  const absenceStore = new AbsenceStore({ knex, changes });
  const history = new AssignmentHistory(options.history);
  const plans = new PlanReader({ assignments: store, absences: absenceStore });
  const rules = new AssignmentRules({ assignments: store, plans });
  const warnings = new AssignmentWarnings({ knex, plans, limits });
  const proposals = new ProposalWriter({
    assignments: store,
    history,
    notices,
  });
  const absences = new AbsenceReader({
    entities,
    absences: absenceStore,
    plans,
  });
  const assignments = new AssignmentReader({
    entities,
    assignments: store,
    absences,
    warnings,
  });
  const resources = new AssignmentResources({
    assignments: store,
    entities: options.access.resources,
  });
  const absenceWriter = new AbsenceWriter({
    entities,
    absences: absenceStore,
    reader: absences,
    notices,
    history: options.history,
  });
  const writer = new AssignmentWriter({
    knex,
    entities,
    assignments: store,
    history,
    rules,
    proposals,
    notices,
  });
  const batches = new AssignmentBatches({
    knex,
    entities,
    assignments: store,
    batches: new BatchStore(),
    rules,
    proposals,
    warnings,
  });
  const coverage = new CoverageReader({
    knex,
    facts: new CoverageFactsReader(absenceStore),
  });
  const load = new LoadReader({ entities, plans });
  const { authorizer } = options.access;
  const views = new LiaisonViews({
    authorizer,
    resources,
    showsLoads: options.showsLoads,
  });
  return {
    resources: refs => resources.load(refs),
    views,
    rights: new ScopeRights(options.access.resources),
    authorized: createAuthorizedLiaison({
      authorizer,
      views,
      entities,
      assignments,
      writer,
      batches,
      absences,
      absenceWriter,
      coverage,
      load,
    }),
    assignments,
    attention: new LiaisonAttention({
      assignments: store,
      reader: assignments,
      absences: new AbsenceAttention({
        absences: absenceStore,
        reader: absences,
        opsLeads: options.opsLeads,
      }),
      views,
    }),
    batches,
    coverage,
    deputies: new DeputyReader(knex),
    endings: new EndingNotices({ knex, assignments: store, notices }),
    load,
    follower: new CatalogFollower({
      knex,
      assignments: store,
      absences: absenceStore,
      history,
      logger,
    }),
  };
}
