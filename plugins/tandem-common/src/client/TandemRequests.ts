import { ResponseError } from '@backstage/errors';
import type { RequestOptions } from './TandemApi';

type QueryValue = string | number | boolean | undefined;

/** Lists become repeated parameters. */
export type Query = Record<string, QueryValue | readonly string[]>;

/** Requests to Tandem's backend; paths are below `/api/tandem`. */
export class TandemRequests {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#baseUrl = () => options.discoveryApi.getBaseUrl('tandem');
    this.#fetch = options.fetchApi?.fetch ?? fetch;
  }

  async get(path: string, query: Query, request?: RequestOptions) {
    const init = { signal: request?.signal };
    return (await this.send(withQuery(path, query), init)).json();
  }

  async write(
    method: string,
    path: string,
    body: unknown,
    request?: RequestOptions,
  ) {
    return (await this.send(path, jsonRequest(method, body, request))).json();
  }

  async send(path: string, init: RequestInit) {
    const response = await this.fetch(path, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async fetch(path: string, init: RequestInit) {
    // `fetch` must not be called as a method of this class in a browser.
    const send = this.#fetch;
    return send(`${await this.#baseUrl()}${path}`, init);
  }
}

export function jsonRequest(
  method: string,
  body: unknown,
  request?: RequestOptions,
): RequestInit {
  return {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: request?.signal,
  };
}

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = typeof value === 'object' ? value : [value];
    for (const each of values) search.append(name, String(each));
  }
  return search.size ? `${path}?${search}` : path;
}
