import type {
  SliQuery,
  SliSlotCounts,
} from '@tandem/backstage-plugin-tandem-node';
import { seriesKey, type SeriesKey } from './composeBatch';
import { countedPart, type CountedPart } from './composeCounts';
import type { MatrixSeries } from './PrometheusClient';

/** Below that it is a matter of how computers add, not of what was counted. */
const NOISE_RATIO = 1e-9;

type Parts = Partial<Record<SeriesKey['part'], Map<number, number>>>;

/**
 * Good and total events of each SLO by its id. A slot without a total is left
 * out; one with a total and without the other part has none of that part. What
 * is no number, or not a finite one, is no data.
 *
 * @param slotMillis - the length of a slot; points stand at the ends of slots
 */
export function readCounts(
  series: readonly MatrixSeries[],
  queries: readonly SliQuery[],
  slotMillis: number,
): Map<string, SliSlotCounts[]> {
  const partsById = new Map<string, Parts>(queries.map(({ id }) => [id, {}]));
  for (const { metric, values } of series) {
    const key = seriesKey(metric);
    const parts = key && partsById.get(key.id);
    if (parts) parts[key.part] = byStart(values, slotMillis);
  }
  return new Map(
    queries.map(({ id, indicator }) => [
      id,
      countsOf(partsById.get(id)!, countedPart(indicator)),
    ]),
  );
}

function byStart(
  values: MatrixSeries['values'],
  slotMillis: number,
): Map<number, number> {
  return new Map(
    values.map(([seconds, text]) => [
      Math.round(seconds * 1000) - slotMillis,
      text === '' ? NaN : Number(text),
    ]),
  );
}

function countsOf(parts: Parts, counted: CountedPart): SliSlotCounts[] {
  return [...(parts.total ?? [])].flatMap(([start, total]) => {
    const part = parts[counted]?.get(start) ?? 0;
    if (!Number.isFinite(total) || !Number.isFinite(part)) return [];
    const good = counted === 'good' ? part : total - part;
    return [{ start, good: withoutNoise(good, total), total }];
  });
}

function withoutNoise(good: number, total: number): number {
  const noise = Math.abs(total) * NOISE_RATIO;
  if (Math.abs(good - total) <= noise) return total;
  return Math.abs(good) <= noise ? 0 : good;
}
