import type { Knex } from 'knex';
import { inChunks } from '../database/rows';

/** Whose assignments are about to be checked and changed, by catalog row. */
export interface LiaisonKeys {
  people: (number | undefined)[];
  scopes: number[];
}

/**
 * Makes other writers to these people and scopes wait until the transaction
 * ends: neither database can forbid overlapping days by itself. People come
 * before scopes, each sorted, so that nobody waits in a circle.
 */
export async function lockLiaisons(
  trx: Knex.Transaction,
  { people, scopes }: LiaisonKeys,
): Promise<void> {
  const keys = [...keysOf('person', people), ...keysOf('scope', scopes)];
  for (const chunk of inChunks(keys)) {
    await trx('liaison_locks')
      .insert(chunk.map(key => ({ key, locked_at: Date.now() })))
      .onConflict('key')
      .merge();
  }
}

function keysOf(kind: string, ids: (number | undefined)[]): string[] {
  const given = ids.filter(id => id !== undefined);
  return [...new Set(given)].sort((a, b) => a - b).map(id => `${kind}:${id}`);
}
