import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { DeclaredAlias } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import type { FactRebuilder } from './facts/FactRebuilder';
import type { HistoryMerger } from './HistoryMerger';
import type { SnapshotStore } from './SnapshotStore';

/**
 * Gives a renamed service its history: what was delivered under a former
 * reference, or will still arrive under it, belongs to the entity that names
 * it in the annotation `tandem.dev/aliases`.
 */
export class HistoryAdopter {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #snapshots: SnapshotStore;
  readonly #merger: HistoryMerger;
  readonly #rebuilder: FactRebuilder;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    snapshots: SnapshotStore;
    merger: HistoryMerger;
    rebuilder: FactRebuilder;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#snapshots = options.snapshots;
    this.#merger = options.merger;
    this.#rebuilder = options.rebuilder;
    this.#logger = options.logger;
  }

  /**
   * Adopts the aliases that are new, or that got deliveries of their own since,
   * from a writer that had looked the reference up just before. The first
   * entity that names an alias has it.
   */
  async adoptAll(declared: DeclaredAlias[]): Promise<void> {
    const owners = await this.#findOwners();
    const leftOver = await this.#findLeftOver();
    const entities = await this.#catalog.findByRefs(
      declared.map(({ entityRef }) => entityRef),
    );
    for (const { alias, entityRef } of declared) {
      const entity = entities.get(entityRef);
      const owner = owners.get(alias);
      const isNew = owner === undefined && alias !== entityRef;
      const isBehind = owner === entity?.id && leftOver.has(alias);
      if (entity && (isNew || isBehind)) await this.#adopt(alias, entity);
    }
  }

  async #adopt(alias: string, entity: CatalogRow): Promise<void> {
    const former = await this.#knex('catalog_entities')
      .where('entity_ref', alias)
      .first('id', 'in_catalog');
    if (former?.in_catalog) {
      this.#logger.warn(
        `${entity.entityRef} names ${alias} as a former reference, but the catalog still holds ${alias}: nothing was moved`,
      );
      return;
    }
    await this.#knex.transaction(async trx => {
      await trx('entity_aliases')
        .insert({ alias_ref: alias, entity_id: entity.id })
        .onConflict('alias_ref')
        .ignore();
      const { entity_id: owner } = await trx('entity_aliases')
        .where('alias_ref', alias)
        .first('entity_id');
      if (former && owner === entity.id) {
        await this.#move(trx, former.id, owner);
      }
    });
    this.#logger.info(`${entity.entityRef} took over the history of ${alias}`);
  }

  async #move(trx: Knex.Transaction, from: number, to: number): Promise<void> {
    await this.#snapshots.lock(trx, [from, to]);
    // Of a service renamed twice the first name leads to the third.
    await trx('entity_aliases')
      .where('entity_id', from)
      .update({ entity_id: to });
    // Of one renamed back its own name is no alias.
    await trx('entity_aliases')
      .where('entity_id', to)
      .whereIn(
        'alias_ref',
        trx('catalog_entities').where('id', to).select('entity_ref'),
      )
      .delete();
    const commits = await this.#merger.merge(trx, from, to);
    await this.#rebuilder.rebuild(trx, to, { commits });
    await this.#snapshots.markDirty(trx, [from], Date.now());
  }

  /** The entity that has each alias. */
  async #findOwners(): Promise<Map<string, number>> {
    const rows = await this.#knex('entity_aliases').select('*');
    return new Map(rows.map(row => [row.alias_ref, row.entity_id]));
  }

  /** Aliases under which deliveries are still stored, although nothing has that name. */
  async #findLeftOver(): Promise<Set<string>> {
    const rows = await this.#knex('entity_aliases as a')
      .join('catalog_entities as e', 'e.entity_ref', 'a.alias_ref')
      .where('e.in_catalog', false)
      .where(builder =>
        builder
          .whereExists(
            this.#knex('deployments').whereRaw('entity_id = e.id').select('id'),
          )
          .orWhereExists(
            this.#knex('incidents').whereRaw('entity_id = e.id').select('id'),
          ),
      )
      .select('a.alias_ref');
    return new Set(rows.map(row => row.alias_ref));
  }
}
