import type { Knex } from 'knex';
import type { EntityChanges } from '../catalog/EntityChanges';
import type { CatalogRow } from '../catalog/CatalogStore';
import { inChunks } from '../database/rows';

/** Which components count as services: those of some types, or all of them. */
export class FleetTypes {
  readonly #knex: Knex;
  readonly #changes: EntityChanges;
  readonly #types: readonly string[] | undefined;

  /** @param options.types - all components are services unless given */
  constructor(options: {
    knex: Knex;
    changes: EntityChanges;
    types: readonly string[] | undefined;
  }) {
    this.#knex = options.knex;
    this.#changes = options.changes;
    this.#types = options.types;
  }

  isService({ kind, inCatalog, type }: CatalogRow): boolean {
    return (
      kind === 'component' &&
      inCatalog &&
      (this.#types === undefined || this.#types.includes(type ?? ''))
    );
  }

  /**
   * Lets every component be prepared that has a row and should not, or has none
   * and should: the types that count may be others than before.
   */
  async reconcile(): Promise<void> {
    const services = this.#knex('catalog_entities as e')
      .where({ 'e.kind': 'component', 'e.in_catalog': true })
      .modify(query => {
        if (this.#types) query.whereIn('e.type', this.#types);
      })
      .select('e.id');
    const missing = services
      .clone()
      .leftJoin('fleet_services as s', 's.entity_id', 'e.id')
      .whereNull('s.entity_id')
      .whereNotIn('e.id', this.#knex('fleet_changes').select('entity_id'));
    const tooMany = this.#knex('fleet_services as s')
      .whereNotIn('s.entity_id', services.clone())
      .select('s.entity_id as id');
    const rows = [...(await missing), ...(await tooMany)];
    for (const chunk of inChunks(rows.map(row => Number(row.id)))) {
      await this.#knex.transaction(trx => this.#changes.add(trx, chunk));
    }
  }
}
