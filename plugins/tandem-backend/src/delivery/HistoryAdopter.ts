import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { DeclaredAlias } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import { toNumber } from '../database/rows';
import type { HistoryStore } from '../history/HistoryStore';
import type { FactRebuilder } from './facts/FactRebuilder';
import type { HistoryMerger } from './HistoryMerger';
import type { MappingStore, StoredMapping } from './MappingStore';
import type { SnapshotStore } from './SnapshotStore';

/** How many deliveries changed hands. */
export interface MovedHistory {
  deployments: number;
  incidents: number;
}

/**
 * Gives a service its history: what was delivered under a former or foreign
 * reference, or will still arrive under it, belongs to the entity that names
 * it in the annotation `tandem.dev/aliases`, or that a person named.
 */
export class HistoryAdopter {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #snapshots: SnapshotStore;
  readonly #merger: HistoryMerger;
  readonly #rebuilder: FactRebuilder;
  readonly #mappings: MappingStore;
  readonly #history: HistoryStore;
  readonly #logger: LoggerService;
  readonly #warned = new Set<string>();

  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    snapshots: SnapshotStore;
    merger: HistoryMerger;
    rebuilder: FactRebuilder;
    mappings: MappingStore;
    history: HistoryStore;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#snapshots = options.snapshots;
    this.#merger = options.merger;
    this.#rebuilder = options.rebuilder;
    this.#mappings = options.mappings;
    this.#history = options.history;
    this.#logger = options.logger;
  }

  /**
   * Adopts the aliases that are new. The first that names one has it, an
   * annotation or a person. Then moves what arrived under a former reference
   * since, from a writer that had looked it up just before.
   */
  async adoptAll(declared: DeclaredAlias[]): Promise<void> {
    const owners = await this.#findOwners();
    const entities = await this.#catalog.findByRefs(
      declared.map(({ entityRef }) => entityRef),
    );
    for (const { alias, entityRef } of declared) {
      const entity = entities.get(entityRef);
      if (!entity || alias === entityRef) continue;
      const owner = owners.get(alias);
      if (owner === undefined) await this.#adopt(alias, entity);
      else if (owner !== entity.id) {
        this.#warnOnce(
          `${entityRef} names ${alias} as a former reference, but ${alias} means another service already: nothing was moved`,
        );
      }
    }
    for (const { alias, entityId } of await this.#findLeftOver()) {
      await this.#takeOver({ from: alias, entityId });
    }
  }

  /**
   * Makes a reference mean a service because a person said so, unless it means
   * another one already.
   *
   * @returns what waited under the reference and counts for the service now
   */
  async map(
    from: string,
    entity: CatalogRow,
    by: { ref: string; at: number },
  ): Promise<MovedHistory> {
    const moved = await this.#takeOver({ from, entityId: entity.id }, by);
    if (moved.deployments + moved.incidents > 0) {
      this.#logger.info(
        `${entity.entityRef} took over the history of ${from}, as ${by.ref} said`,
      );
    }
    return moved;
  }

  async #adopt(alias: string, entity: CatalogRow): Promise<void> {
    const former = await this.#knex('catalog_entities')
      .where('entity_ref', alias)
      .first('in_catalog');
    if (former?.in_catalog) {
      this.#warnOnce(
        `${entity.entityRef} names ${alias} as a former reference, but the catalog still holds ${alias}: nothing was moved`,
      );
      return;
    }
    await this.#takeOver({ from: alias, entityId: entity.id });
    this.#logger.info(`${entity.entityRef} took over the history of ${alias}`);
  }

  async #takeOver(
    mapping: { from: string; entityId: number },
    by?: { ref: string; at: number },
  ): Promise<MovedHistory> {
    const { from, entityId } = mapping;
    return this.#knex.transaction(async trx => {
      const isNew = await this.#mappings.add(trx, mapping, by);
      const kept = await this.#mappings.find(from, trx);
      if (by && kept && isNew) await this.#record(trx, kept, by);
      const former = await trx('catalog_entities')
        .where({ entity_ref: from, in_catalog: false })
        .first('id');
      return former && kept?.entityId === entityId
        ? this.#move(trx, former.id, entityId)
        : { deployments: 0, incidents: 0 };
    });
  }

  async #record(
    trx: Knex.Transaction,
    { from, to, entityId }: StoredMapping,
    by: { ref: string; at: number },
  ): Promise<void> {
    await this.#history.add(trx, {
      at: by.at,
      by: by.ref,
      action: 'map',
      subject: { kind: 'mapping', id: from, title: from },
      entityId,
      changes: [{ field: 'to', after: to }],
    });
  }

  async #move(
    trx: Knex.Transaction,
    from: number,
    to: number,
  ): Promise<MovedHistory> {
    await this.#snapshots.lock(trx, [from, to]);
    const moved = await countHistory(trx, from);
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
    await this.#merger.merge(trx, from, to);
    await this.#rebuilder.follow(trx, to);
    await this.#snapshots.markDirty(trx, [from], Date.now());
    return moved;
  }

  /** The catalog is read each minute; once is enough. */
  #warnOnce(text: string) {
    if (this.#warned.has(text)) return;
    this.#warned.add(text);
    this.#logger.warn(text);
  }

  /** The entity that has each alias. */
  async #findOwners(): Promise<Map<string, number>> {
    const rows = await this.#knex('entity_aliases').select('*');
    return new Map(rows.map(row => [row.alias_ref, row.entity_id]));
  }

  /** Aliases under which deliveries are still stored, although nothing has that name. */
  async #findLeftOver(): Promise<{ alias: string; entityId: number }[]> {
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
      .orderBy('a.alias_ref')
      .select('a.alias_ref', 'a.entity_id');
    return rows.map(row => ({ alias: row.alias_ref, entityId: row.entity_id }));
  }
}

async function countHistory(
  trx: Knex.Transaction,
  entityId: number,
): Promise<MovedHistory> {
  const count = async (table: keyof MovedHistory) => {
    const [row] = await trx(table)
      .where('entity_id', entityId)
      .count('* as rows');
    return toNumber(row.rows);
  };
  return {
    deployments: await count('deployments'),
    incidents: await count('incidents'),
  };
}
