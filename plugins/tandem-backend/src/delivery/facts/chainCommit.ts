import type { Knex } from 'knex';
import { literalTable } from '../../database/rows';
import type { Chain } from './ChainStore';

/** A commit in one chain, whose earliest holder may have changed. */
export interface ChainCommit extends Chain {
  commit: string;
}

/** Commits as a table `c` to join with. */
export function commitTable(
  knex: Knex,
  commits: readonly ChainCommit[],
): Knex.Raw {
  return literalTable(
    knex,
    'c',
    { entity_id: 'integer', environment: 'text', commit_sha: 'text' },
    commits.map(c => [c.entityId, c.environment, c.commit]),
  );
}
