import { isJsonObject } from './DocumentField';
import type { JsonObject } from './openSloDocument';

/**
 * Canonical JSON of what an SLO asks of its source: its metrics, and what a
 * threshold metric is compared with. Names, descriptions and targets are no
 * part of it.
 */
export function seriesFingerprint(
  { thresholdMetric, ratioMetric }: JsonObject,
  { objectives }: JsonObject,
): string {
  const comparisons =
    thresholdMetric !== undefined && Array.isArray(objectives)
      ? objectives.filter(isJsonObject).map(({ op, value }) => ({ op, value }))
      : undefined;
  return canonicalJson({ thresholdMetric, ratioMetric, comparisons });
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, field: unknown) =>
    isJsonObject(field)
      ? Object.fromEntries(
          Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : field,
  );
}
