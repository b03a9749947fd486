import type { Knex } from 'knex';
import { inChunks, toOptional } from '../database/rows';
import { ancestorsOf } from './ancestors';

type AncestorRow = { entity_ref: string; ancestor_ref: string; depth: number };

/**
 * Replaces the ancestors of all groups and domains where they changed.
 *
 * @returns the references of those that have others now
 */
export async function replaceAncestors(
  trx: Knex.Transaction,
): Promise<string[]> {
  const parents = await trx('catalog_entities')
    .whereIn('kind', ['group', 'domain'])
    .andWhere('in_catalog', true)
    .select('entity_ref', 'parent_ref');
  const ancestors = ancestorsOf(
    new Map(parents.map(row => [row.entity_ref, toOptional(row.parent_ref)])),
  ).map(({ entityRef, ancestorRef, depth }) => ({
    entity_ref: entityRef,
    ancestor_ref: ancestorRef,
    depth,
  }));
  const kept: AncestorRow[] = await trx('entity_ancestors').select(
    'entity_ref',
    'ancestor_ref',
    'depth',
  );
  const changed = [
    ...differing(ancestors, kept),
    ...differing(kept, ancestors),
  ];
  if (changed.length === 0) return [];
  await trx('entity_ancestors').delete();
  for (const chunk of inChunks(ancestors)) {
    await trx('entity_ancestors')
      .insert(chunk)
      // Another replica may be just as far.
      .onConflict(['entity_ref', 'ancestor_ref'])
      .merge();
  }
  return [...new Set(changed)];
}

/** Whose rows are not all among the others. */
function differing(rows: AncestorRow[], others: AncestorRow[]): string[] {
  const keyOf = (row: AncestorRow) =>
    `${row.entity_ref}\n${row.ancestor_ref}\n${row.depth}`;
  const known = new Set(others.map(keyOf));
  return rows.filter(row => !known.has(keyOf(row))).map(row => row.entity_ref);
}
