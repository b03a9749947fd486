import type { SliQuery } from '@tandem/backstage-plugin-tandem-node';
import { composeCounts, type SlotLength } from './composeCounts';

/** What a series of the answer stands for. */
export interface SeriesKey {
  id: string;
  part: 'total' | 'good' | 'bad';
}

const LABEL = 'slo';

/** One query for many SLOs: a series for each part of each of them. */
export function composeBatch(
  queries: readonly SliQuery[],
  slot: SlotLength,
): string {
  return queries
    .flatMap(({ id, indicator }) =>
      Object.entries(composeCounts(indicator, slot)).map(
        ([part, expression]) =>
          `label_replace(${expression}, "${LABEL}", "${part}/${id}", "", "")`,
      ),
    )
    .join(' or ');
}

/** @returns undefined for a series that nobody asked for */
export function seriesKey(
  metric: Record<string, string>,
): SeriesKey | undefined {
  const [, part, id] =
    /^(total|good|bad)\/(.*)$/s.exec(metric[LABEL] ?? '') ?? [];
  return part ? { id, part: part as SeriesKey['part'] } : undefined;
}
