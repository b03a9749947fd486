import { parseEntityRef } from '@backstage/catalog-model';
import type { DeploymentInput } from '../delivery/deploymentSchema';
import type { DoraBucket } from '../delivery/doraSchema';
import type { IncidentInput } from '../delivery/incidentSchema';
import type { IngestResults } from '../delivery/ingestSchema';
import type { AbsenceInput } from '../liaison/absenceSchema';
import type {
  AssignmentInput,
  AssignmentPatch,
  AssignmentTransition,
  AssignmentTransitionBody,
} from '../liaison/assignmentSchema';
import {
  sloImportResultsSchema,
  type SloImportResults,
} from '../slo/sloImportSchema';
import type { SampleInput, SampleResolution } from '../slo/sampleSchema';
import type {
  DoraOptions,
  ListOptions,
  PageOptions,
  RequestOptions,
  SloImportOptions,
  TandemApi,
  WindowOptions,
} from './TandemApi';
import { FleetClient } from './FleetClient';
import { resultsOf } from './resultsOf';
import { TandemRequests, withQuery } from './TandemRequests';

/**
 * The client of Tandem's HTTP API for browsers, backends and commands.
 *
 * @public
 */
export class TandemClient extends FleetClient implements TandemApi {
  readonly #requests: TandemRequests;

  /**
   * @param options - `discoveryApi` finds the API's address for the id
   *   `tandem`; `fetchApi` sends credentials along, plain fetch if absent
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    const requests = new TandemRequests(options);
    super(requests);
    this.#requests = requests;
  }

  async getSummary(
    entityRef: string,
    options: WindowOptions = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get(summaryPath(entityRef), { ...options }, request);
  }

  async getUserSummary(userRef: string, request?: RequestOptions) {
    return this.#requests.get(summaryPath(userRef), {}, request);
  }

  async getDora(
    entityRef: string,
    options: DoraOptions = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get('/dora', { entityRef, ...options }, request);
  }

  async getDoraSeries(
    entityRef: string,
    options: DoraOptions & { bucket: DoraBucket },
    request?: RequestOptions,
  ) {
    return this.#requests.get(
      '/dora/series',
      { entityRef, ...options },
      request,
    );
  }

  async listDeployments(
    options: ListOptions & { status?: string; failed?: boolean },
    request?: RequestOptions,
  ) {
    return this.#requests.get('/deployments', { ...options }, request);
  }

  async getDeployment(id: string, request?: RequestOptions) {
    return this.#requests.get(
      `/deployments/${encodeURIComponent(id)}`,
      {},
      request,
    );
  }

  async listIncidents(
    options: ListOptions & { status?: string },
    request?: RequestOptions,
  ) {
    return this.#requests.get('/incidents', { ...options }, request);
  }

  async getIncident(id: string, request?: RequestOptions) {
    return this.#requests.get(
      `/incidents/${encodeURIComponent(id)}`,
      {},
      request,
    );
  }

  async listUnmatched(
    options: { limit?: number; cursor?: string } = {},
    request?: RequestOptions,
  ) {
    return this.#requests.get('/unmatched', { ...options }, request);
  }

  async postDeployments(items: DeploymentInput[]): Promise<IngestResults> {
    return this.#requests.write('POST', '/deployments', { items });
  }

  async postIncidents(items: IncidentInput[]): Promise<IngestResults> {
    return this.#requests.write('POST', '/incidents', { items });
  }

  async listSlos(
    options: PageOptions & Record<string, string | number | undefined>,
    request?: RequestOptions,
  ) {
    return this.#requests.get('/slos', { ...options }, request);
  }

  async getSlo(id: string, request?: RequestOptions) {
    return this.#requests.get(`/slos/${encodeURIComponent(id)}`, {}, request);
  }

  async createSlo(slo: object) {
    return this.#requests.write('POST', '/slos', slo);
  }

  async updateSlo(id: string, slo: object) {
    return this.#requests.write('PUT', `/slos/${encodeURIComponent(id)}`, slo);
  }

  async archiveSlo(id: string, version: number, reason?: string) {
    const path = `/slos/${encodeURIComponent(id)}`;
    await this.#requests.send(withQuery(path, { version, reason }), {
      method: 'DELETE',
    });
  }

  async listSloRevisions(
    id: string,
    options: PageOptions = {},
    request?: RequestOptions,
  ) {
    const path = `/slos/${encodeURIComponent(id)}/revisions`;
    return this.#requests.get(path, { ...options }, request);
  }

  async getSloSeries(
    id: string,
    options: { from?: string; to?: string } = {},
    request?: RequestOptions,
  ) {
    const path = `/slos/${encodeURIComponent(id)}/series`;
    return this.#requests.get(path, { ...options }, request);
  }

  async previewSlo(preview: object, request?: RequestOptions) {
    return this.#requests.write('POST', '/slos/preview', preview, request);
  }

  async importSlos(
    yaml: string,
    options: SloImportOptions = {},
    request?: RequestOptions,
  ): Promise<SloImportResults> {
    const response = await this.#requests.fetch(
      withQuery('/slos/import', { ...options }),
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/yaml' },
        body: yaml,
        signal: request?.signal,
      },
    );
    return resultsOf(response, sloImportResultsSchema);
  }

  async exportSlos(entityRef: string) {
    const path = withQuery('/slos/export', { entityRef });
    return (await this.#requests.send(path, {})).text();
  }

  async postSamples(
    id: string,
    items: SampleInput[],
    options: { resolution?: SampleResolution } = {},
  ): Promise<IngestResults> {
    const path = `/slos/${encodeURIComponent(id)}/samples`;
    return this.#requests.write('POST', withQuery(path, { ...options }), {
      items,
    });
  }

  async listAssignments(
    options: PageOptions & Record<string, string | number | undefined>,
    request?: RequestOptions,
  ) {
    return this.#requests.get('/assignments', { ...options }, request);
  }

  async getAssignment(id: string, request?: RequestOptions) {
    return this.#requests.get(
      `/assignments/${encodeURIComponent(id)}`,
      {},
      request,
    );
  }

  async proposeAssignment(assignment: AssignmentInput) {
    return this.#requests.write('POST', '/assignments', assignment);
  }

  async updateAssignment(id: string, patch: AssignmentPatch) {
    const path = `/assignments/${encodeURIComponent(id)}`;
    return this.#requests.write('PATCH', path, patch);
  }

  async transitionAssignment(
    id: string,
    transition: AssignmentTransition,
    body: AssignmentTransitionBody,
  ) {
    const path = `/assignments/${encodeURIComponent(id)}/${transition}`;
    return this.#requests.write('POST', path, body);
  }

  async getCoverage(entityRef: string, request?: RequestOptions) {
    return this.#requests.get('/coverage', { entityRef }, request);
  }

  async getLoad(
    options: { userRef: string; from: string; to: string },
    request?: RequestOptions,
  ) {
    return this.#requests.get('/load', options, request);
  }

  async listAbsences(
    options: PageOptions & Record<string, string | number | undefined>,
    request?: RequestOptions,
  ) {
    return this.#requests.get('/absences', { ...options }, request);
  }

  async postAbsence(absence: AbsenceInput) {
    return this.#requests.write('POST', '/absences', absence);
  }

  async deleteAbsence(id: string) {
    const path = `/absences/${encodeURIComponent(id)}`;
    await this.#requests.send(path, { method: 'DELETE' });
  }

  async getRecommendation(
    options: { ops: number; teams: number },
    request?: RequestOptions,
  ) {
    return this.#requests.get('/recommendation', options, request);
  }
}

function summaryPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [kind, namespace, name].map(encodeURIComponent).join('/');
  return `/entities/${path}/summary`;
}
