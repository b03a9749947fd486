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
import { DeputyReader } from './DeputyReader';
import { EndingNotices } from './EndingNotices';
import { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonNotices } from './LiaisonNotices';
import { LoadReader } from './LoadReader';
import { PlanReader } from './PlanReader';
import { ProposalWriter } from './ProposalWriter';

/** The services of liaisons, wired to each other. */
export interface LiaisonFeature {
  entities: LiaisonEntities;
  assignments: AssignmentReader;
  writer: AssignmentWriter;
  batches: AssignmentBatches;
  coverage: CoverageReader;
  load: LoadReader;
  absences: AbsenceReader;
  absenceWriter: AbsenceWriter;
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
  return {
    resources: refs => resources.load(refs),
    entities,
    absences,
    absenceWriter: new AbsenceWriter({
      entities,
      absences: absenceStore,
      reader: absences,
      notices,
    }),
    assignments,
    attention: new LiaisonAttention({
      assignments: store,
      absences: absenceStore,
      reader: assignments,
    }),
    writer: new AssignmentWriter({
      knex,
      entities,
      assignments: store,
      history,
      rules,
      proposals,
      notices,
    }),
    batches: new AssignmentBatches({
      knex,
      entities,
      assignments: store,
      batches: new BatchStore(),
      rules,
      proposals,
      warnings,
    }),
    coverage: new CoverageReader({
      knex,
      facts: new CoverageFactsReader({
        assignments: store,
        absences: absenceStore,
      }),
    }),
    deputies: new DeputyReader(knex),
    endings: new EndingNotices({ knex, assignments: store, notices }),
    load: new LoadReader({ entities, plans }),
    follower: new CatalogFollower({
      knex,
      assignments: store,
      absences: absenceStore,
      history,
      logger,
    }),
  };
}
