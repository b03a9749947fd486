import type { Knex } from 'knex';
import { inChunks, toBoolean, toOptional } from '../database/rows';
import type { EntityChanges } from './EntityChanges';
import { recordOwners } from './recordOwners';
import { replaceAncestors } from './replaceAncestors';
import { replaceMembers } from './replaceMembers';
import type { ProjectedEntity } from './projectEntity';

/** A row of the projection. */
export interface CatalogRow
  extends Omit<ProjectedEntity, 'aliases' | 'memberOf'> {
  id: number;
  inCatalog: boolean;
}

/** A row of `catalog_entities` as the databases answer it. */
type CatalogEntityRow = {
  id: number;
  entity_ref: string;
  kind: string;
  in_catalog: boolean | number;
} & Record<(typeof COLUMNS)[keyof typeof COLUMNS], string | null>;

/** Kept of entities that left the catalog; refs only events named have no columns but these. */
const COLUMNS = {
  uid: 'uid',
  title: 'title',
  type: 'type',
  lifecycle: 'lifecycle',
  tier: 'tier',
  ownerRef: 'owner_ref',
  systemRef: 'system_ref',
  domainRef: 'domain_ref',
  parentRef: 'parent_ref',
  timeZone: 'time_zone',
} as const;

/** Tandem's own projection of the catalog. */
export class CatalogStore {
  readonly #knex: Knex;
  readonly #changes: EntityChanges;

  constructor(options: { knex: Knex; changes: EntityChanges }) {
    this.#knex = options.knex;
    this.#changes = options.changes;
  }

  /** The same in a transaction. */
  within(trx: Knex.Transaction): CatalogStore {
    return new CatalogStore({ knex: trx, changes: this.#changes });
  }

  /** The rows of these references, found by reference or former reference. */
  async findByRefs(refs: string[]): Promise<Map<string, CatalogRow>> {
    const found = new Map<string, CatalogRow>();
    for (const chunk of inChunks(refs)) {
      const direct = await this.#knex('catalog_entities')
        .whereIn('entity_ref', chunk)
        .select('*');
      for (const row of direct) found.set(row.entity_ref, toCatalogRow(row));
      // An alias hides the left-over of its former entity, not a live one.
      const notLive = chunk.filter(ref => !found.get(ref)?.inCatalog);
      if (notLive.length === 0) continue;
      const aliased = await this.#knex('entity_aliases as a')
        .join('catalog_entities as e', 'e.id', 'a.entity_id')
        .whereIn('a.alias_ref', notLive)
        .select('e.*', 'a.alias_ref');
      for (const row of aliased) found.set(row.alias_ref, toCatalogRow(row));
    }
    return found;
  }

  async findByIds(ids: readonly number[]): Promise<CatalogRow[]> {
    const found: CatalogRow[] = [];
    for (const chunk of inChunks(ids)) {
      const rows = await this.#knex('catalog_entities')
        .whereIn('id', chunk)
        .select('*');
      found.push(...rows.map(toCatalogRow));
    }
    return found;
  }

  /** Every row, as the projection compares it with the catalog. */
  async all(): Promise<CatalogRow[]> {
    return (await this.#knex('catalog_entities').select('*')).map(toCatalogRow);
  }

  /**
   * The components that the catalog holds, by reference.
   *
   * @param restrict - leaves out what is hidden from the reader
   */
  async components(
    restrict?: (builder: Knex.QueryBuilder, entityColumn: string) => void,
  ): Promise<Pick<CatalogRow, 'entityRef' | 'title'>[]> {
    const rows: { entity_ref: string; title: string | null }[] =
      await this.#knex('catalog_entities')
        .where({ kind: 'component', in_catalog: true })
        .modify(builder => restrict?.(builder, 'id'))
        .orderBy('entity_ref')
        .select('entity_ref', 'title');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      title: toOptional(row.title),
    }));
  }

  /** Keeps references that only events named so far. */
  async insertUnknown(refs: string[]): Promise<void> {
    for (const chunk of inChunks([...refs].sort())) {
      await this.#knex('catalog_entities')
        .insert(
          chunk.map(ref => ({
            entity_ref: ref,
            kind: ref.slice(0, ref.indexOf(':')),
            in_catalog: false,
          })),
        )
        .onConflict('entity_ref')
        .ignore();
    }
  }

  /** Inserts or replaces what the catalog says of these entities. */
  async upsert(entities: ProjectedEntity[], now: number): Promise<void> {
    // In one order, so that no two replicas wait for each other.
    const sorted = [...entities].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
    for (const chunk of inChunks(sorted)) {
      await this.#knex.transaction(async trx => {
        const rows = await trx('catalog_entities')
          .insert(
            chunk.map(entity => ({
              entity_ref: entity.entityRef,
              kind: entity.kind,
              in_catalog: true,
              removed_at: null,
              first_seen_at: now,
              ...columnsOf(entity),
            })),
          )
          .onConflict('entity_ref')
          .merge({
            ...replaced(trx),
            first_seen_at: trx.raw(
              'coalesce(catalog_entities.first_seen_at, excluded.first_seen_at)',
            ),
          })
          .returning('id');
        await recordOwners(
          trx,
          chunk.map(entity => entity.entityRef),
          now,
        );
        await this.#changes.add(trx, idsOf(rows));
      });
    }
  }

  /** Marks entities as gone; their history stays. */
  async markRemoved(ids: number[], now: number): Promise<void> {
    for (const chunk of inChunks(ids)) {
      await this.#knex.transaction(async trx => {
        const rows = await trx('catalog_entities')
          .whereIn('id', chunk)
          .where('in_catalog', true)
          .update({ in_catalog: false, removed_at: now })
          .returning('id');
        await this.#changes.add(trx, idsOf(rows));
      });
    }
  }

  /** Replaces which groups these people are in. */
  async replaceMembers(people: ProjectedEntity[]): Promise<void> {
    await replaceMembers(this.#knex, people);
  }

  /** Replaces the ancestors of all groups and domains where they changed. */
  async replaceAncestors(): Promise<void> {
    await this.#knex.transaction(async trx => {
      const refs = await replaceAncestors(trx);
      for (const chunk of inChunks(refs)) {
        const rows = await trx('catalog_entities')
          .whereIn('entity_ref', chunk)
          .select('id');
        await this.#changes.add(trx, idsOf(rows));
      }
    });
  }
}

function idsOf(rows: { id: number }[]): number[] {
  return rows.map(row => row.id);
}

/** What an upsert takes over from the catalog. */
function replaced(trx: Knex.Transaction) {
  const columns = [
    'kind',
    'in_catalog',
    'removed_at',
    ...Object.values(COLUMNS),
  ];
  return Object.fromEntries(
    columns.map(column => [column, trx.ref(`excluded.${column}`)]),
  );
}

function columnsOf(entity: ProjectedEntity) {
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => [
      column,
      entity[field as keyof typeof COLUMNS] ?? null,
    ]),
  );
}

function toCatalogRow(row: CatalogEntityRow): CatalogRow {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    kind: row.kind,
    inCatalog: toBoolean(row.in_catalog),
    uid: toOptional(row.uid),
    title: toOptional(row.title),
    type: toOptional(row.type),
    lifecycle: toOptional(row.lifecycle),
    tier: toOptional(row.tier),
    ownerRef: toOptional(row.owner_ref),
    systemRef: toOptional(row.system_ref),
    domainRef: toOptional(row.domain_ref),
    parentRef: toOptional(row.parent_ref),
    timeZone: toOptional(row.time_zone),
  };
}
