import {
  BATCH_LIMIT,
  IngestResult,
} from '@tandem/backstage-plugin-tandem-common';

/** Posts as many at once as a call may hold, one call after another. */
export async function inBatches<T>(
  items: T[],
  signal: AbortSignal | undefined,
  post: (batch: T[]) => Promise<{ results: IngestResult[] }>,
): Promise<IngestResult[]> {
  const results: IngestResult[] = [];
  for (let start = 0; start < items.length; start += BATCH_LIMIT) {
    signal?.throwIfAborted();
    const batch = items.slice(start, start + BATCH_LIMIT);
    results.push(...(await post(batch)).results);
  }
  return results;
}
