import type { Knex } from 'knex';
import type { EntityChanges } from '../catalog/EntityChanges';
import type { SloHistory } from './SloHistory';

/**
 * Gives a renamed service its SLOs: those of a reference that the catalog no
 * longer holds belong to the entity that names it in the annotation
 * `tandem.dev/aliases`. One whose name is taken there stays where it is.
 */
export class SloAdopter {
  readonly #knex: Knex;
  readonly #changes: EntityChanges;
  readonly #history: SloHistory;

  constructor(options: {
    knex: Knex;
    changes: EntityChanges;
    sloHistory: SloHistory;
  }) {
    this.#knex = options.knex;
    this.#changes = options.changes;
    this.#history = options.sloHistory;
  }

  /** Moves what is to be moved; to do it again does nothing. */
  async adoptAll(): Promise<void> {
    const rows = await this.#knex('entity_aliases as a')
      .join('catalog_entities as e', 'e.entity_ref', 'a.alias_ref')
      .join('slos as s', 's.entity_id', 'e.id')
      .join('catalog_entities as h', 'h.id', 'a.entity_id')
      .where('e.in_catalog', false)
      .select(
        's.id',
        's.name',
        's.title',
        's.entity_id',
        'e.entity_ref',
        'a.entity_id as heir_id',
        'h.entity_ref as heir_ref',
      );
    for (const row of rows) {
      await this.#knex.transaction(async trx => {
        const moved = await trx('slos')
          .where({ id: row.id, entity_id: row.entity_id })
          .whereNotExists(
            trx('slos as other')
              .where({ 'other.entity_id': row.heir_id, 'other.name': row.name })
              .select('other.id'),
          )
          .update({ entity_id: row.heir_id });
        if (moved === 0) return;
        await this.#changes.add(trx, [row.entity_id, row.heir_id]);
        await this.#history.adopted(
          trx,
          { id: row.id, title: row.title, entityId: row.heir_id },
          { before: row.entity_ref, after: row.heir_ref },
          Date.now(),
        );
      });
    }
  }
}
