import type { Knex } from 'knex';
import { inChunks } from '../database/rows';

/** Whose work queue a change may concern. */
export class AttentionAudience {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Who helps these services, and who was named for these entities at any time:
   * what somebody is done with leaves their queue.
   *
   * @returns User references, each once
   */
  async of(entityRefs: readonly string[]): Promise<string[]> {
    const users = new Set<string>();
    for (const chunk of inChunks(entityRefs)) {
      const rows = await this.#named(chunk).union([
        this.#helping('primary_ref', chunk),
        this.#helping('deputy_ref', chunk),
      ]);
      for (const row of rows) users.add(row.user_ref);
    }
    return [...users];
  }

  #named(entityRefs: string[]) {
    return this.#knex('assignments as a')
      .join('catalog_entities as s', 's.id', 'a.scope_id')
      .join('catalog_entities as p', 'p.id', 'a.liaison_id')
      .whereIn('s.entity_ref', entityRefs)
      .select('p.entity_ref as user_ref');
  }

  #helping(column: 'primary_ref' | 'deputy_ref', entityRefs: string[]) {
    return this.#knex('fleet_services as f')
      .join('catalog_entities as e', 'e.id', 'f.entity_id')
      .whereIn('e.entity_ref', entityRefs)
      .whereNotNull(`f.${column}`)
      .select(`f.${column} as user_ref`);
  }
}
