/** These tell of a wrong address as long as nothing was ever reached there. */
const UNREACHED_CODES = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** The connection broke off or took too long. */
const DROPPED_CODES = [
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
];

/**
 * Whether an error of `fetch` may pass when tried again.
 *
 * @param wasReached - whether the server answered before
 */
export function isPassing(error: unknown, wasReached: boolean): boolean {
  if (isTimeout(error)) return true;
  const code = codeOf(error);
  if (DROPPED_CODES.includes(code)) return true;
  return wasReached && UNREACHED_CODES.includes(code);
}

/** An error of `fetch` in one line. */
export function describeConnectionError(error: unknown, url: string): string {
  if (isTimeout(error)) return `${url} does not answer in time`;
  const code = codeOf(error);
  switch (code) {
    case 'ECONNREFUSED':
      return `nothing answers at ${url} (connection refused): is the backend running, and is --url right?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `no host has the name in ${url}: is --url right?`;
    default: {
      const cause = causeOf(error);
      const reason = (cause?.message || code || String(error)).split('\n')[0];
      return DROPPED_CODES.includes(code)
        ? `${url} dropped the connection (${reason})`
        : `${url} cannot be reached: ${reason}`;
    }
  }
}

function isTimeout(error: unknown): boolean {
  return (error as Error | undefined)?.name === 'TimeoutError';
}

function codeOf(error: unknown): string {
  return causeOf(error)?.code ?? '';
}

/** `fetch` throws a TypeError whose cause is the actual failure. */
function causeOf(error: unknown): NodeJS.ErrnoException | undefined {
  const { cause } = (error ?? {}) as { cause?: NodeJS.ErrnoException };
  return cause ?? (error as NodeJS.ErrnoException | undefined);
}
