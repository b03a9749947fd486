import type { AttentionSnoozeInput } from '../attention/attentionSchema';
import type {
  ReferenceMappingInput,
  ReferenceMappingResult,
} from '../delivery/unmatchedSchema';
import type { FleetColumn, FleetFilter } from '../fleet/fleetSchema';
import {
  assignmentBatchResultsSchema,
  type AssignmentBatchInput,
  type AssignmentBatchResults,
} from '../liaison/assignmentBatchSchema';
import { AdminClient } from './AdminClient';
import type { FleetApi, FleetOptions } from './FleetApi';
import { resultsOf } from './resultsOf';
import type { PageOptions, RequestOptions } from './TandemApi';
import { jsonRequest, type TandemRequests, withQuery } from './TandemRequests';

/**
 * The part of the client that the workspaces use.
 *
 * @public
 */
export class FleetClient extends AdminClient implements FleetApi {
  readonly #requests: TandemRequests;

  /** @internal */
  constructor(requests: TandemRequests) {
    super(requests);
    this.#requests = requests;
  }

  async listFleetServices(
    options: FleetOptions & PageOptions = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get('/fleet/services', { ...options }, request);
  }

  async exportFleetServices(
    options: FleetOptions & { columns?: readonly FleetColumn[] } = {},
    request?: RequestOptions,
  ) {
    const path = withQuery('/fleet/services.csv', { ...options });
    const init = { signal: request?.signal };
    return (await this.#requests.send(path, init)).text();
  }

  async listFleetFilterValues(
    options: { filter: FleetFilter; search?: string },
    request?: RequestOptions,
  ) {
    return this.#requests.get('/fleet/filter-values', options, request);
  }

  async getFunnel(options: { days?: number } = {}, request?: RequestOptions) {
    return this.#requests.get('/fleet/funnel', options, request);
  }

  async listUnmatchedReferences(
    options: PageOptions = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get('/unmatched/references', { ...options }, request);
  }

  async listReferenceMappings(
    options: PageOptions = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get('/unmatched/mappings', { ...options }, request);
  }

  async mapReference(
    mapping: ReferenceMappingInput,
  ): Promise<ReferenceMappingResult> {
    return this.#requests.write('POST', '/unmatched/mappings', mapping);
  }

  async deleteReferenceMapping(from: string) {
    const path = withQuery('/unmatched/mappings', { from });
    await this.#requests.send(path, { method: 'DELETE' });
  }

  async proposeAssignments(
    batch: AssignmentBatchInput,
    options: { dryRun?: boolean } = {},
    request?: RequestOptions,
  ): Promise<AssignmentBatchResults> {
    const response = await this.#requests.fetch(
      withQuery('/assignments/batch', options),
      jsonRequest('POST', batch, request),
    );
    return resultsOf(response, assignmentBatchResultsSchema);
  }

  async getAttention(
    options: { snoozed?: boolean } = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get('/me/attention', options, request);
  }

  async snoozeAttention(snooze: AttentionSnoozeInput) {
    const init = jsonRequest('POST', snooze);
    await this.#requests.send('/me/attention/snooze', init);
  }

  async wakeAttention(ids: readonly string[]) {
    const init = jsonRequest('POST', { ids });
    await this.#requests.send('/me/attention/wake', init);
  }

  async getTeams(
    options: { timeZone?: string } = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get('/me/teams', options, request);
  }
}
