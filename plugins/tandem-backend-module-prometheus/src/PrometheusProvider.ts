import { toError } from '@backstage/errors';
import type {
  SliAnswer,
  SliCounts,
  SliIndicator,
  SliMetric,
  SliProblem,
  SliProvider,
  SliQuery,
  SliRequest,
  SliSlots,
} from '@tandem/backstage-plugin-tandem-node';
import { composeBatch } from './composeBatch';
import type { PrometheusClient, QueryRange } from './PrometheusClient';
import { PrometheusError } from './PrometheusError';
import { readCounts } from './readCounts';
import { readQuery } from './readQuery';

/** SLOs in one query. */
const BATCH = 50;
/** Prometheus refuses to answer with more points a series. */
const POINT_LIMIT = 11_000;

/** What is asked of whom. */
interface Question {
  client: PrometheusClient;
  slots: SliSlots;
  signal: AbortSignal;
}

/** Queries that are asked at once. */
interface Part {
  queries: readonly SliQuery[];
  /** What the source said to them together with others. */
  refusal?: string;
}

/** Measures SLOs in what speaks Prometheus' HTTP API. */
export class PrometheusProvider implements SliProvider {
  readonly type = 'Prometheus';
  readonly sources: readonly string[];
  readonly #clients: ReadonlyMap<string, PrometheusClient>;

  /** @param clients - the default source first */
  constructor(clients: readonly PrometheusClient[]) {
    this.sources = clients.map(({ name }) => name);
    this.#clients = new Map(clients.map(client => [client.name, client]));
  }

  check(indicator: SliIndicator): SliProblem[] {
    return metricsOf(indicator).flatMap(({ spec, path }) => {
      try {
        readQuery(spec.query);
        return [];
      } catch (error) {
        return [{ path: [...path, 'query'], message: toError(error).message }];
      }
    });
  }

  async measure(
    { source, slots, queries }: SliRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<SliAnswer[]> {
    const client = this.#clients.get(source);
    if (!client) throw new Error(`There is no source named ${source}`);
    const batches: Part[] = [];
    for (let first = 0; first < queries.length; first += BATCH) {
      batches.push({ queries: queries.slice(first, first + BATCH) });
    }
    return measureParts(batches, { client, slots, signal });
  }
}

/**
 * Asks for less at once until it is clear who keeps the others from an answer.
 * What was too much waits until all others were asked, and what was answered
 * stays answered when the time is up.
 *
 * @throws PrometheusError where nothing at all was answered, nor refused
 */
async function measureParts(
  parts: readonly Part[],
  question: Question,
): Promise<SliAnswer[]> {
  const answers: SliAnswer[] = [];
  const waiting = [...parts];
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    try {
      answers.push(...(await ask(part.queries, question)));
    } catch (error) {
      if (!(error instanceof PrometheusError)) throw error;
      const { message } = error;
      if (!(await concernsQueries(error, question))) {
        if (answers.length === 0 && part.refusal === undefined) throw error;
        const rest = [part, ...waiting];
        return [...answers, ...rest.flatMap(each => unanswered(each, message))];
      }
      if (part.queries.length > 1) waiting.push(...halves(part, message));
      else answers.push(...failed(part, message, !error.isAboutQuery));
    }
  }
  return answers;
}

/** Whether with other queries there may be an answer. */
async function concernsQueries(
  error: PrometheusError,
  { client, slots, signal }: Question,
): Promise<boolean> {
  if (error.isAboutQuery || error.isTooMuch) return true;
  const [range] = rangesOf(slots);
  return error.isUnclear && client.isAwake(range, signal);
}

function halves({ queries }: Part, refusal: string): Part[] {
  const half = Math.ceil(queries.length / 2);
  return [queries.slice(0, half), queries.slice(half)].map(each => ({
    queries: each,
    refusal,
  }));
}

/** Of these it is not known whether they would have been answered without the others. */
function unanswered(part: Part, message: string): SliAnswer[] {
  return failed(part, part.refusal ?? message, true);
}

function failed(
  { queries }: Part,
  message: string,
  isRetryable: boolean,
): SliAnswer[] {
  return queries.map(({ id }) => ({ id, error: { message, isRetryable } }));
}

async function ask(
  queries: readonly SliQuery[],
  { client, slots, signal }: Question,
): Promise<SliAnswer[]> {
  const { lengthMillis } = slots;
  const query = composeBatch(queries, { seconds: lengthMillis / 1000 });
  const answers = new Map<string, SliCounts>(
    queries.map(({ id }) => [
      id,
      { id, counts: [], isComplete: true, warnings: [] },
    ]),
  );
  for (const range of rangesOf(slots)) {
    const { series, warnings } = await client.queryRange(query, range, signal);
    for (const [id, counts] of readCounts(series, queries, lengthMillis)) {
      const answer = answers.get(id)!;
      answer.counts.push(...counts);
      answer.warnings.push(...warnings);
      answer.isComplete &&= warnings.length === 0;
    }
  }
  return [...answers.values()];
}

/** The ends of all slots, in as few ranges as the source answers. */
function rangesOf({ from, to, lengthMillis }: SliSlots): QueryRange[] {
  const stepSeconds = lengthMillis / 1000;
  const longest = POINT_LIMIT * lengthMillis;
  const ranges: QueryRange[] = [];
  for (let start = from; start < to; start += longest) {
    const end = Math.min(to, start + longest);
    ranges.push({
      start: start / 1000 + stepSeconds,
      end: end / 1000,
      stepSeconds,
    });
  }
  return ranges;
}

function metricsOf(indicator: SliIndicator): SliMetric[] {
  switch (indicator.kind) {
    case 'ratio':
      return [indicator.good, indicator.bad, indicator.total].flatMap(
        metric => metric ?? [],
      );
    case 'raw':
      return [indicator.raw];
    default:
      return [indicator.metric];
  }
}
