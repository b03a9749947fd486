import type {
  DeploymentInput,
  DeploymentOut,
} from '../delivery/deploymentSchema';
import type {
  Dora,
  DoraBucket,
  DoraEdition,
  DoraSeries,
} from '../delivery/doraSchema';
import type { IncidentInput, IncidentOut } from '../delivery/incidentSchema';
import type { IngestResults, Unmatched } from '../delivery/ingestSchema';
import type { Absence, AbsenceInput } from '../liaison/absenceSchema';
import type {
  Assignment,
  AssignmentInput,
  AssignmentPatch,
  AssignmentState,
  AssignmentTransition,
  AssignmentTransitionBody,
} from '../liaison/assignmentSchema';
import type { Coverage, Load, Recommendation } from '../liaison/coverageSchema';
import type { SampleInput, SampleResolution } from '../slo/sampleSchema';
import type { SloImportResults } from '../slo/sloImportSchema';
import type {
  Slo,
  SloPreview,
  SloRevision,
  SloSeries,
  SloState,
} from '../slo/sloSchema';
import type { SloHealthState } from '../slo/sloStatusSchema';
import type { EntitySummary, UserSummary } from '../summary/summarySchema';
import type { Page } from '../values/page';
import type { AdminApi } from './AdminApi';
import type { FleetApi } from './FleetApi';

/** A window and environment; instants are ISO 8601 with an offset. @public */
export interface WindowOptions {
  from?: string;
  to?: string;
  environment?: string;
}

/** @public */
export interface DoraOptions extends WindowOptions {
  timeZone?: string;
  edition?: DoraEdition;
  descendants?: boolean;
}

/** @public */
export interface ListOptions extends WindowOptions {
  entityRef?: string;
  limit?: number;
  cursor?: string;
}

/** @public */
export interface PageOptions {
  limit?: number;
  cursor?: string;
}

/** @public */
export interface SloImportOptions {
  dryRun?: boolean;
  overwrite?: boolean;
  state?: 'draft' | 'published';
}

/** Aborts a request that nobody waits for any more. @public */
export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * Everything Tandem's HTTP API answers, typed. Every call throws a
 * `ResponseError` of `@backstage/errors` when the answer is not a success.
 *
 * @public
 */
export interface TandemApi extends FleetApi, AdminApi {
  getSummary(
    entityRef: string,
    options?: WindowOptions,
    request?: RequestOptions,
  ): Promise<EntitySummary>;
  getDora(
    entityRef: string,
    options?: DoraOptions,
    request?: RequestOptions,
  ): Promise<Dora>;
  getDoraSeries(
    entityRef: string,
    options: DoraOptions & { bucket: DoraBucket },
    request?: RequestOptions,
  ): Promise<DoraSeries>;
  listDeployments(
    options: ListOptions & {
      status?: DeploymentOut['status'];
      failed?: boolean;
    },
    request?: RequestOptions,
  ): Promise<Page<DeploymentOut>>;
  getDeployment(id: string, request?: RequestOptions): Promise<DeploymentOut>;
  listIncidents(
    options: ListOptions & { status?: 'open' | 'resolved' },
    request?: RequestOptions,
  ): Promise<Page<IncidentOut>>;
  getIncident(id: string, request?: RequestOptions): Promise<IncidentOut>;
  listUnmatched(
    options?: { limit?: number; cursor?: string },
    request?: RequestOptions,
  ): Promise<Page<Unmatched>>;
  getUserSummary(
    userRef: string,
    request?: RequestOptions,
  ): Promise<UserSummary>;
  /** At most 1,000 items. A batch in which nothing was good throws. */
  postDeployments(items: DeploymentInput[]): Promise<IngestResults>;
  /** At most 1,000 items. A batch in which nothing was good throws. */
  postIncidents(items: IncidentInput[]): Promise<IngestResults>;

  listSlos(
    options: PageOptions & {
      entityRef?: string;
      ownerRef?: string;
      state?: SloState;
      status?: SloHealthState;
    },
    request?: RequestOptions,
  ): Promise<Page<Slo>>;
  getSlo(id: string, request?: RequestOptions): Promise<Slo>;
  createSlo(slo: {
    document: Record<string, unknown>;
    state?: 'draft' | 'published';
    reason?: string;
  }): Promise<Slo>;
  /** Throws a 409 when `version` is not the stored one. */
  updateSlo(
    id: string,
    slo: {
      document: Record<string, unknown>;
      state: SloState;
      version: number;
      reason?: string;
    },
  ): Promise<Slo>;
  archiveSlo(id: string, version: number, reason?: string): Promise<void>;
  listSloRevisions(
    id: string,
    options?: PageOptions,
    request?: RequestOptions,
  ): Promise<Page<SloRevision>>;
  getSloSeries(
    id: string,
    options?: { from?: string; to?: string },
    request?: RequestOptions,
  ): Promise<SloSeries>;
  previewSlo(
    preview: { document: Record<string, unknown>; entityRef: string },
    request?: RequestOptions,
  ): Promise<SloPreview>;
  /** A file in which nothing was valid answers too: each result says why. */
  importSlos(
    yaml: string,
    options?: SloImportOptions,
    request?: RequestOptions,
  ): Promise<SloImportResults>;
  /** OpenSLO YAML. */
  exportSlos(entityRef: string): Promise<string>;
  /** At most 1,000 items. A batch in which nothing was good throws. */
  postSamples(
    id: string,
    items: SampleInput[],
    options?: { resolution?: SampleResolution },
  ): Promise<IngestResults>;

  listAssignments(
    options: PageOptions & {
      scopeRef?: string;
      liaisonRef?: string;
      state?: AssignmentState;
      asOf?: string;
    },
    request?: RequestOptions,
  ): Promise<Page<Assignment>>;
  getAssignment(id: string, request?: RequestOptions): Promise<Assignment>;
  proposeAssignment(assignment: AssignmentInput): Promise<Assignment>;
  updateAssignment(id: string, patch: AssignmentPatch): Promise<Assignment>;
  transitionAssignment(
    id: string,
    transition: AssignmentTransition,
    body: AssignmentTransitionBody,
  ): Promise<Assignment>;
  getCoverage(entityRef: string, request?: RequestOptions): Promise<Coverage>;
  getLoad(
    options: { userRef: string; from: string; to: string },
    request?: RequestOptions,
  ): Promise<Load>;
  listAbsences(
    options: PageOptions & { userRef?: string; from?: string; to?: string },
    request?: RequestOptions,
  ): Promise<Page<Absence>>;
  postAbsence(absence: AbsenceInput): Promise<Absence>;
  deleteAbsence(id: string): Promise<void>;
  getRecommendation(
    options: { ops: number; teams: number },
    request?: RequestOptions,
  ): Promise<Recommendation>;
}
