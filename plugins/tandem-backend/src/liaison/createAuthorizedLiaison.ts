import type { Authorizer } from '../permissions/Authorizer';
import type { AbsenceReader } from './AbsenceReader';
import type { AbsenceWriter } from './AbsenceWriter';
import type { AssignmentBatches } from './AssignmentBatches';
import type { AssignmentReader } from './AssignmentReader';
import type { AssignmentWriter } from './AssignmentWriter';
import { AuthorizedAbsences } from './AuthorizedAbsences';
import { AuthorizedAssignments } from './AuthorizedAssignments';
import { AuthorizedBatches } from './AuthorizedBatches';
import { AuthorizedCoverage } from './AuthorizedCoverage';
import { AuthorizedLoad } from './AuthorizedLoad';
import { AuthorizedRecommendation } from './AuthorizedRecommendation';
import type { CoverageReader } from './CoverageReader';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonViews } from './LiaisonViews';
import type { LoadReader } from './LoadReader';

/** What routes call: each asks the policy first. */
export interface AuthorizedLiaison {
  assignments: AuthorizedAssignments;
  batches: AuthorizedBatches;
  absences: AuthorizedAbsences;
  coverage: AuthorizedCoverage;
  load: AuthorizedLoad;
  recommendation: AuthorizedRecommendation;
}

export function createAuthorizedLiaison(options: {
  authorizer: Authorizer;
  views: LiaisonViews;
  entities: LiaisonEntities;
  assignments: AssignmentReader;
  writer: AssignmentWriter;
  batches: AssignmentBatches;
  absences: AbsenceReader;
  absenceWriter: AbsenceWriter;
  coverage: CoverageReader;
  load: LoadReader;
}): AuthorizedLiaison {
  return {
    assignments: new AuthorizedAssignments({
      ...options,
      reader: options.assignments,
    }),
    batches: new AuthorizedBatches(options),
    absences: new AuthorizedAbsences({
      views: options.views,
      reader: options.absences,
      writer: options.absenceWriter,
    }),
    coverage: new AuthorizedCoverage(options),
    load: new AuthorizedLoad(options),
    recommendation: new AuthorizedRecommendation(options.authorizer),
  };
}
