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
    const answers: SliAnswer[] = [];
    for (let first = 0; first < queries.length; first += BATCH) {
      const batch = queries.slice(first, first + BATCH);
      answers.push(...(await measureBatch(batch, { client, slots, signal })));
    }
    return answers;
  }
}

/** Asks for less at once until it is clear who keeps the others from an answer. */
async function measureBatch(
  queries: readonly SliQuery[],
  question: Question,
): Promise<SliAnswer[]> {
  try {
    return await ask(queries, question);
  } catch (error) {
    if (!(error instanceof PrometheusError)) throw error;
    if (!error.isAboutQuery && !error.isTooMuch) throw error;
    if (queries.length === 1) {
      const { message, isTooMuch } = error;
      const [{ id }] = queries;
      return [{ id, error: { message, isRetryable: isTooMuch } }];
    }
    const half = Math.ceil(queries.length / 2);
    return [
      ...(await measureBatch(queries.slice(0, half), question)),
      ...(await measureBatch(queries.slice(half), question)),
    ];
  }
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
