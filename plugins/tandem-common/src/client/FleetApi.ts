import type {
  Attention,
  AttentionSnoozeInput,
} from '../attention/attentionSchema';
import type {
  ReferenceMapping,
  ReferenceMappingInput,
  ReferenceMappingResult,
  UnmatchedReference,
} from '../delivery/unmatchedSchema';
import type {
  FleetColumn,
  FleetFilter,
  FleetFilterValues,
  FleetService,
  FleetSloState,
  FleetSort,
} from '../fleet/fleetSchema';
import type { AdoptionStep, Funnel } from '../fleet/funnelSchema';
import type {
  AssignmentBatchInput,
  AssignmentBatchResults,
} from '../liaison/assignmentBatchSchema';
import type { Teams } from '../teams/teamsSchema';
import type { Page } from '../values/page';
import type { PageOptions, RequestOptions } from './TandemApi';

/** Which services to list, and in which order. @public */
export interface FleetOptions {
  search?: string;
  ownerRef?: readonly string[];
  systemRef?: readonly string[];
  tier?: readonly string[];
  lifecycle?: readonly string[];
  status?: readonly FleetSloState[];
  covered?: boolean;
  liaisonRef?: readonly string[];
  missing?: readonly AdoptionStep[];
  sort?: FleetSort;
  order?: 'asc' | 'desc';
}

/**
 * The calls of the two workspaces: Fleet for platform teams, My teams for
 * liaisons.
 *
 * @public
 */
export interface FleetApi {
  listFleetServices(
    options?: FleetOptions & PageOptions,
    request?: RequestOptions,
  ): Promise<Page<FleetService>>;
  /** CSV with a header row, of all services that match. */
  exportFleetServices(
    options?: FleetOptions & { columns?: readonly FleetColumn[] },
    request?: RequestOptions,
  ): Promise<string>;
  listFleetFilterValues(
    options: { filter: FleetFilter; search?: string },
    request?: RequestOptions,
  ): Promise<FleetFilterValues>;
  getFunnel(
    options?: { days?: number },
    request?: RequestOptions,
  ): Promise<Funnel>;

  listUnmatchedReferences(
    options?: PageOptions,
    request?: RequestOptions,
  ): Promise<Page<UnmatchedReference>>;
  listReferenceMappings(
    options?: PageOptions,
    request?: RequestOptions,
  ): Promise<Page<ReferenceMapping>>;
  mapReference(mapping: ReferenceMappingInput): Promise<ReferenceMappingResult>;
  deleteReferenceMapping(from: string): Promise<void>;

  /**
   * One assignment for many scopes. A batch in which nothing was good answers
   * too: each result says why.
   */
  proposeAssignments(
    batch: AssignmentBatchInput,
    options?: { dryRun?: boolean },
    request?: RequestOptions,
  ): Promise<AssignmentBatchResults>;

  getAttention(
    options?: { snoozed?: boolean },
    request?: RequestOptions,
  ): Promise<Attention>;
  snoozeAttention(snooze: AttentionSnoozeInput): Promise<void>;
  wakeAttention(ids: readonly string[]): Promise<void>;
  getTeams(
    options?: { timeZone?: string },
    request?: RequestOptions,
  ): Promise<Teams>;
}
