import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DeploymentInput } from '../delivery/deploymentSchema';
import type { DoraBucket } from '../delivery/doraSchema';
import type { IncidentInput } from '../delivery/incidentSchema';
import type { IngestResults } from '../delivery/ingestSchema';
import type {
  DoraOptions,
  ListOptions,
  RequestOptions,
  TandemApi,
  WindowOptions,
} from './TandemApi';

type Query = Record<string, string | number | boolean | undefined>;

/**
 * The client of Tandem's HTTP API for browsers, backends and commands.
 *
 * @public
 */
export class TandemClient implements TandemApi {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch: typeof fetch;

  /**
   * @param options.discoveryApi - finds the API's address for the id `tandem`
   * @param options.fetchApi - sends credentials along; plain fetch if absent
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#baseUrl = () => options.discoveryApi.getBaseUrl('tandem');
    this.#fetch = options.fetchApi?.fetch ?? fetch;
  }

  async getSummary(
    entityRef: string,
    options: WindowOptions = {},
    request?: RequestOptions,
  ) {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [kind, namespace, name].map(encodeURIComponent).join('/');
    return this.#get(`/entities/${path}/summary`, { ...options }, request);
  }

  async getDora(
    entityRef: string,
    options: DoraOptions = {},
    request?: RequestOptions,
  ) {
    return this.#get('/dora', { entityRef, ...options }, request);
  }

  async getDoraSeries(
    entityRef: string,
    options: DoraOptions & { bucket: DoraBucket },
    request?: RequestOptions,
  ) {
    return this.#get('/dora/series', { entityRef, ...options }, request);
  }

  async listDeployments(
    options: ListOptions & { status?: string; failed?: boolean },
    request?: RequestOptions,
  ) {
    return this.#get('/deployments', { ...options }, request);
  }

  async getDeployment(id: string, request?: RequestOptions) {
    return this.#get(`/deployments/${encodeURIComponent(id)}`, {}, request);
  }

  async listIncidents(
    options: ListOptions & { status?: string },
    request?: RequestOptions,
  ) {
    return this.#get('/incidents', { ...options }, request);
  }

  async getIncident(id: string, request?: RequestOptions) {
    return this.#get(`/incidents/${encodeURIComponent(id)}`, {}, request);
  }

  async listUnmatched(
    options: { limit?: number; cursor?: string } = {},
    request?: RequestOptions,
  ) {
    return this.#get('/unmatched', { ...options }, request);
  }

  async postDeployments(items: DeploymentInput[]): Promise<IngestResults> {
    return this.#post('/deployments', { items });
  }

  async postIncidents(items: IncidentInput[]): Promise<IngestResults> {
    return this.#post('/incidents', { items });
  }

  async #get(path: string, query: Query, request?: RequestOptions) {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    const suffix = search.size ? `?${search}` : '';
    return this.#send(`${path}${suffix}`, { signal: request?.signal });
  }

  async #post(path: string, body: unknown) {
    return this.#send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #send(path: string, init: RequestInit) {
    // `fetch` must not be called as a method of this class in a browser.
    const send = this.#fetch;
    const response = await send(`${await this.#baseUrl()}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
