import type { Knex } from 'knex';

/**
 * Gives a renamed service its SLOs: those of a reference that the catalog no
 * longer holds belong to the entity that names it in the annotation
 * `tandem.dev/aliases`. One whose name is taken there stays where it is.
 */
export class SloAdopter {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Moves what is to be moved; to do it again does nothing. */
  async adoptAll(): Promise<void> {
    const rows = await this.#knex('entity_aliases as a')
      .join('catalog_entities as e', 'e.entity_ref', 'a.alias_ref')
      .join('slos as s', 's.entity_id', 'e.id')
      .where('e.in_catalog', false)
      .select('s.id', 's.name', 'a.entity_id as heir_id');
    for (const row of rows) {
      await this.#knex('slos')
        .where('id', row.id)
        .whereNotExists(
          this.#knex('slos as other')
            .where({ 'other.entity_id': row.heir_id, 'other.name': row.name })
            .select('other.id'),
        )
        .update({ entity_id: row.heir_id });
    }
  }
}
