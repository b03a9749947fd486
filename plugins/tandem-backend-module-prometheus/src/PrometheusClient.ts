import { toError } from '@backstage/errors';
import { NO_ANSWER, PrometheusError } from './PrometheusError';
import type { PrometheusSource } from './readSources';

/** Points at the end of each slot, in epoch seconds. */
export interface QueryRange {
  start: number;
  end: number;
  stepSeconds: number;
}

/** One time series of an answer. */
export interface MatrixSeries {
  metric: Record<string, string>;
  /** Instants in epoch seconds, and numbers as text. */
  values: [number, string][];
}

/** What a source answers. */
export interface Matrix {
  series: MatrixSeries[];
  warnings: string[];
}

const MESSAGE_LENGTH = 400;
/**
 * Of our own time the source gets this share, so that its own word that it was
 * too much arrives before we stop to listen.
 */
const SOURCE_SHARE = 0.8;
/** Who is there answers what costs nothing within this time. */
const AWAKE_MILLIS = 2000;

/** Asks one source over Prometheus' HTTP API. */
export class PrometheusClient {
  readonly name: string;
  readonly #source: PrometheusSource;

  constructor(source: PrometheusSource) {
    this.name = source.name;
    this.#source = source;
  }

  /** @throws PrometheusError in the source's own words; never with credentials or addresses */
  async queryRange(
    query: string,
    { start, end, stepSeconds }: QueryRange,
    signal: AbortSignal,
    timeoutMillis = this.#source.timeoutMillis,
  ): Promise<Matrix> {
    const form = new URLSearchParams({
      query,
      start: String(start),
      end: String(end),
      step: String(stepSeconds),
      timeout: `${Math.round(timeoutMillis * SOURCE_SHARE)}ms`,
      ...this.#ways(),
    });
    const { status, text } = await this.#post('/api/v1/query_range', {
      form,
      signal,
      timeoutMillis,
    });
    return this.#read(status, text);
  }

  /**
   * Whether the source answers what costs nothing, so that a question without
   * an answer was too much for it. Where there is no time left to ask, it is
   * given the benefit of the doubt.
   */
  async isAwake({ end }: QueryRange, signal: AbortSignal): Promise<boolean> {
    const timeoutMillis = Math.min(AWAKE_MILLIS, this.#source.timeoutMillis);
    const now = { start: end, end, stepSeconds: 1 };
    try {
      await this.queryRange('vector(1)', now, signal, timeoutMillis);
      return true;
    } catch {
      return signal.aborted;
    }
  }

  /** What a dialect wants besides. */
  #ways(): Record<string, string> {
    switch (this.#source.dialect) {
      case 'thanos':
        return { partial_response: 'false', dedup: 'true' };
      case 'victoriametrics':
        return { nocache: '1' };
      default:
        return {};
    }
  }

  async #post(
    path: string,
    {
      form,
      signal,
      timeoutMillis,
    }: { form: URLSearchParams; signal: AbortSignal; timeoutMillis: number },
  ): Promise<{ status: number; text: string }> {
    const { url, headers } = this.#source;
    const limit = AbortSignal.timeout(timeoutMillis);
    try {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: form.toString(),
        // Another address must not be given our credentials.
        redirect: 'error',
        signal: AbortSignal.any([signal, limit]),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (limit.aborted) {
        throw new PrometheusError(
          `${this.name} did not answer within ${timeoutMillis / 1000} s`,
          NO_ANSWER,
        );
      }
      throw new PrometheusError(
        `${this.name} could not be reached${reasonOf(error)}`,
      );
    }
  }

  #read(status: number, text: string): Matrix {
    const body = parse(text);
    if (body?.status === 'success' && body.data?.resultType === 'matrix') {
      const partial = body.isPartial === true ? ['the answer is partial'] : [];
      return {
        series: body.data.result ?? [],
        warnings: [...(body.warnings ?? []), ...partial].map(String),
      };
    }
    if (body?.status === 'error' && body.error !== undefined) {
      const type = String(body.errorType ?? status);
      throw new PrometheusError(
        `${this.name} answers: ${shortened(`${type}: ${body.error}`)}`,
        type,
      );
    }
    const remedy =
      status === 401 || status === 403
        ? ': please look at its credentials in the configuration'
        : '';
    throw new PrometheusError(
      status === 200
        ? `${this.name} does not answer as Prometheus does`
        : `${this.name} answers with the status ${status}${remedy}`,
      String(status),
    );
  }
}

interface Answer {
  status?: string;
  data?: { resultType?: string; result?: MatrixSeries[] };
  warnings?: unknown[];
  isPartial?: boolean;
  errorType?: unknown;
  error?: unknown;
}

function parse(text: string): Answer | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Such as ` (ECONNREFUSED)`; the whole message would tell the address. */
function reasonOf(error: unknown): string {
  const { cause } = toError(error) as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? ` (${cause.code})` : '';
}

function shortened(text: string): string {
  return text.length <= MESSAGE_LENGTH
    ? text
    : `${text.slice(0, MESSAGE_LENGTH)}…`;
}
