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
import type { EntitySummary } from '../summary/summarySchema';
import type { Page } from '../values/page';

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
export interface TandemApi {
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
  /** At most 1,000 items. A batch in which nothing was good throws. */
  postDeployments(items: DeploymentInput[]): Promise<IngestResults>;
  /** At most 1,000 items. A batch in which nothing was good throws. */
  postIncidents(items: IncidentInput[]): Promise<IngestResults>;
}
