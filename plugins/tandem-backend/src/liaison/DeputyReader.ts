import type { AbsenceDays } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks } from '../database/rows';
import { reaches } from './assignmentConditions';

/** Finds who stands in. */
export class DeputyReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The accepted deputies of these scopes on any of these days. */
  async deputiesOf(
    scopeRefs: readonly string[],
    { startsOn, endsOn }: Pick<AbsenceDays, 'startsOn' | 'endsOn'>,
  ): Promise<string[]> {
    const deputies = new Set<string>();
    for (const chunk of inChunks(scopeRefs)) {
      const rows = await this.#knex('assignments as a')
        .join('catalog_entities as s', 's.id', 'a.scope_id')
        .join('catalog_entities as p', 'p.id', 'a.liaison_id')
        .whereIn('s.entity_ref', chunk)
        .where({ 'a.role': 'deputy', 'a.decision': 'accepted' })
        .where('a.starts_on', '<=', endsOn)
        .where(reaches('a.ends_on', startsOn))
        .distinct('p.entity_ref');
      for (const row of rows) deputies.add(row.entity_ref);
    }
    return [...deputies];
  }
}
