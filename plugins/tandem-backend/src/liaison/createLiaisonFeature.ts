import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LoadLimits } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogStore } from '../catalog/CatalogStore';
import { AbsenceReader } from './AbsenceReader';
import { AbsenceStore } from './AbsenceStore';
import { AbsenceWriter } from './AbsenceWriter';
import { AssignmentHistory } from './AssignmentHistory';
import { AssignmentReader } from './AssignmentReader';
import { AssignmentRules } from './AssignmentRules';
import { AssignmentStore } from './AssignmentStore';
import { AssignmentWarnings } from './AssignmentWarnings';
import { AssignmentWriter } from './AssignmentWriter';
import { CatalogFollower } from './CatalogFollower';
import { CoverageReader } from './CoverageReader';
import { LiaisonEntities } from './LiaisonEntities';
import { LoadReader } from './LoadReader';
import { PlanReader } from './PlanReader';

/** The services of liaisons, wired to each other. */
export interface LiaisonFeature {
  entities: LiaisonEntities;
  assignments: AssignmentReader;
  writer: AssignmentWriter;
  coverage: CoverageReader;
  load: LoadReader;
  absences: AbsenceReader;
  absenceWriter: AbsenceWriter;
  follower: CatalogFollower;
}

export function createLiaisonFeature(options: {
  knex: Knex;
  projection: CatalogProjection;
  catalogStore: CatalogStore;
  logger: LoggerService;
  limits: LoadLimits;
}): LiaisonFeature {
  const { knex, projection, catalogStore, logger, limits } = options;
  const entities = new LiaisonEntities({ projection, catalog: catalogStore });
  const store = new AssignmentStore(knex);
  const absenceStore = new AbsenceStore(knex);
  const history = new AssignmentHistory();
  const plans = new PlanReader({ assignments: store, absences: absenceStore });
  const absences = new AbsenceReader({
    entities,
    absences: absenceStore,
    plans,
  });
  return {
    entities,
    absences,
    absenceWriter: new AbsenceWriter({
      entities,
      absences: absenceStore,
      reader: absences,
    }),
    assignments: new AssignmentReader({
      entities,
      assignments: store,
      absences,
      warnings: new AssignmentWarnings({ knex, plans, limits }),
    }),
    writer: new AssignmentWriter({
      knex,
      entities,
      assignments: store,
      history,
      rules: new AssignmentRules({ assignments: store, plans }),
    }),
    coverage: new CoverageReader({
      knex,
      assignments: store,
      absences: absenceStore,
    }),
    load: new LoadReader({ entities, plans }),
    follower: new CatalogFollower({
      knex,
      assignments: store,
      history,
      logger,
    }),
  };
}
