import { TandemClient } from '@tandem/backstage-plugin-tandem-common';

/**
 * What the backend answers: a body or plain text, or a status with Backstage's error and what
 * stands beside it.
 */
export type Answer =
  | { body: unknown }
  | { text: string }
  | { status: number; message: string; details?: Record<string, unknown> }
  | { never: true };

/**
 * Answers by the path below `/api/tandem`, with the method before it where the
 * path alone does not tell, as in `POST /assignments`; a function sees the
 * query and what was sent.
 */
export type Answers = Record<
  string,
  Answer | ((query: URLSearchParams, sent: unknown) => Answer | Promise<Answer>)
>;

/** A request that changes something. */
export interface SentRequest {
  /** Such as `POST /assignments`. */
  request: string;
  body: unknown;
}

/**
 * Tandem's real client over a network that answers from `answers`, which may
 * be changed between requests. Requests are kept in `requests`, those that
 * change something in `sent` too.
 */
export function fakeBackend(answers: Answers) {
  const requests: URL[] = [];
  const sent: SentRequest[] = [];
  const respond = async (
    input: RequestInfo | URL,
    { method = 'GET', body: text }: RequestInit = {},
  ): Promise<Response> => {
    const url = new URL(String(input));
    requests.push(url);
    const path = url.pathname.replace('/api/tandem', '');
    const request = `${method} ${path}`;
    const body = readBody(text);
    if (method !== 'GET') sent.push({ request, body });
    const known = answers[request] ?? answers[path];
    const answer = await (typeof known === 'function'
      ? known(url.searchParams, body)
      : known);
    return toResponse(answer ?? { status: 404, message: `no ${url.pathname}` });
  };
  const client = new TandemClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `http://localhost:7007/api/${pluginId}`,
    },
    fetchApi: { fetch: respond as typeof fetch },
  });
  return { client, requests, sent };
}

/** JSON as a value; other texts, such as YAML, as they are. */
function readBody(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return text;
  }
}

function toResponse(answer: Answer): Response | Promise<Response> {
  if ('never' in answer) {
    return new Promise(() => {});
  }
  if ('text' in answer) {
    return new Response(answer.text);
  }
  const headers = { 'Content-Type': 'application/json' };
  if ('body' in answer) {
    return new Response(JSON.stringify(answer.body), { headers });
  }
  const { status, message, details } = answer;
  const name = status === 403 ? 'NotAllowedError' : 'Error';
  const body = {
    error: { name, message },
    response: { statusCode: status },
    ...details,
  };
  return new Response(JSON.stringify(body), { status, headers });
}
