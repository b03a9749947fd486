import {
  normalizeEntityRef,
  PAGE_LIMIT_MAXIMUM,
  type TandemApi,
} from '@tandem/backstage-plugin-tandem-common';

/**
 * Which of these entities Tandem could not find in the catalog, as far as the
 * first page of unmatched facts tells. A misspelled reference would otherwise
 * look like a success.
 */
export async function findUnmatched(
  client: TandemApi,
  entityRefs: Set<string>,
): Promise<string[]> {
  try {
    const page = await client.listUnmatched({ limit: PAGE_LIMIT_MAXIMUM });
    const unmatched = new Set(page.items.map(item => item.entityRef));
    return [...new Set([...entityRefs].map(normalizeEntityRef))]
      .filter(ref => ref !== undefined)
      .filter(ref => unmatched.has(ref));
  } catch {
    // The import itself is done, and its token need not be allowed to read.
    return [];
  }
}
