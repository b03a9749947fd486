import { setTimeout as wait } from 'node:timers/promises';
import { CommandError } from '../CommandError';
import type { Target } from './connect';
import { describeConnectionError, isPassing } from './connectionErrors';
import { describeRefusal } from './describeRefusal';

/** Waits before the second and further attempts; a restart takes seconds. */
const RETRY_DELAYS_MILLIS = [500, 1000, 2000, 4000, 8000];

const ANSWER_TIMEOUT_MILLIS = 60_000;

type FetchParameters = Parameters<typeof fetch>;

/** What came of one attempt: an answer, or a failure that may pass. */
type Outcome = { response: Response } | { failure: unknown };

/**
 * `fetch` with the token, that tries again when the server fails or the
 * connection drops (which is safe: Tandem leaves unchanged what it has), and
 * that throws a `CommandError` for every answer but success and 400.
 */
export function createFetch(
  options: Target & { retryDelaysMillis?: number[] },
): typeof fetch {
  const { url, retryDelaysMillis = RETRY_DELAYS_MILLIS } = options;
  const token = checkToken(options.token);
  let wasReached = false;

  async function attempt(...[input, init]: FetchParameters): Promise<Outcome> {
    try {
      const response = await fetch(input, withDefaults(init, token));
      wasReached = true;
      return { response };
    } catch (failure) {
      if (isPassing(failure, wasReached)) return { failure };
      throw new CommandError(describeConnectionError(failure, url));
    }
  }

  return async (...request) => {
    let outcome = await attempt(...request);
    for (const delay of retryDelaysMillis) {
      if (!shouldRetry(outcome)) break;
      await wait(delay);
      outcome = await attempt(...request);
    }
    if ('failure' in outcome) {
      throw new CommandError(describeConnectionError(outcome.failure, url));
    }
    const refusal = await describeRefusal(outcome.response, { url, token });
    if (refusal) throw new CommandError(refusal);
    return outcome.response;
  };
}

function withDefaults(init?: RequestInit, token?: string): RequestInit {
  const headers = new Headers(init?.headers);
  if (token) headers.set('Authorization', `Bearer ${token}`);
  return {
    ...init,
    headers,
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MILLIS),
    // Following a redirect would turn a POST into a GET and drop the token.
    redirect: 'manual',
  };
}

function shouldRetry(outcome: Outcome): boolean {
  if ('failure' in outcome) return true;
  const { status } = outcome.response;
  return status >= 500 || status === 429;
}

/** @throws CommandError where a header cannot carry the token */
function checkToken(value?: string): string | undefined {
  const token = value?.trim();
  if (token && !/^[\x21-\x7e]+$/.test(token)) {
    throw new CommandError(
      'the token holds characters that no token has: check --token or TANDEM_TOKEN',
    );
  }
  return token || undefined;
}
