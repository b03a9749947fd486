import { TandemClient } from '@tandem/backstage-plugin-tandem-common';

/** What the backend answers: a body, or a status with Backstage's error. */
export type Answer =
  | { body: unknown }
  | { status: number; message: string }
  | { never: true };

/** Answers by the path below `/api/tandem`; a function sees the query. */
export type Answers = Record<
  string,
  Answer | ((query: URLSearchParams) => Answer)
>;

/**
 * Tandem's real client over a network that answers from `answers`, which may
 * be changed between requests. Requests are kept in `requests`.
 */
export function fakeBackend(answers: Answers) {
  const requests: URL[] = [];
  const respond = async (input: RequestInfo | URL): Promise<Response> => {
    const url = new URL(String(input));
    requests.push(url);
    const known = answers[url.pathname.replace('/api/tandem', '')];
    const answer =
      typeof known === 'function' ? known(url.searchParams) : known;
    return toResponse(answer ?? { status: 404, message: `no ${url.pathname}` });
  };
  const client = new TandemClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `http://localhost:7007/api/${pluginId}`,
    },
    fetchApi: { fetch: respond as typeof fetch },
  });
  return { client, requests };
}

function toResponse(answer: Answer): Response | Promise<Response> {
  if ('never' in answer) {
    return new Promise(() => {});
  }
  const headers = { 'Content-Type': 'application/json' };
  if ('body' in answer) {
    return new Response(JSON.stringify(answer.body), { headers });
  }
  const { status, message } = answer;
  const name = status === 403 ? 'NotAllowedError' : 'Error';
  const body = { error: { name, message }, response: { statusCode: status } };
  return new Response(JSON.stringify(body), { status, headers });
}
