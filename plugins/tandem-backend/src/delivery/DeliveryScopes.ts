import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { Ownership } from '../settings';
import type { DeliveryRights } from './DeliveryRights';

/** The services whose delivery is asked for: one, or all of a roll-up. */
export interface DeliveryScope {
  entityRef: string;
  /** More than one service may be in it. */
  isRollUp: boolean;
  /** Of a reader from whom some deliveries of the scope may be hidden. */
  rights?: DeliveryRights;
  /** Keys of the services in `catalog_entities`, for `whereIn`. */
  entityIds(): Knex.QueryBuilder | number[];
  /** Where it depends on when which service was whose: those rows `o` of `entity_owners`. */
  periods?(): Knex.QueryBuilder;
  /**
   * Leaves only the rows that belong to the scope.
   *
   * @param entityColumn - holds the key of the service
   * @param instantColumn - holds the instant that decides who owned it
   */
  restrict(
    query: Knex.QueryBuilder,
    entityColumn: string,
    instantColumn: string,
  ): void;
}

/**
 * What an entity stands for: a Component for itself, a System for its
 * components, a Domain for those of its systems, a Group for what it owns now,
 * or for what it owned at the time of each event.
 */
export class DeliveryScopes {
  readonly #knex: Knex;
  readonly #ownership: Ownership;

  constructor(knex: Knex, ownership: Ownership) {
    this.#knex = knex;
    this.#ownership = ownership;
  }

  /**
   * @param descendants - whether child groups and sub-domains count too
   * @param rights - of the reader; everything counts unless given
   */
  of(
    entity: Pick<CatalogRow, 'id' | 'entityRef' | 'kind'>,
    descendants: boolean,
    rights?: DeliveryRights,
  ): DeliveryScope {
    const scope = this.#of(entity, descendants);
    return rights && !rights.isAll ? { ...scope, rights } : scope;
  }

  #of(
    entity: Pick<CatalogRow, 'id' | 'entityRef' | 'kind'>,
    descendants: boolean,
  ): DeliveryScope {
    const { id, entityRef, kind } = entity;
    if (kind === 'component') {
      return scopeOfKeys(entityRef, false, () => [id]);
    }
    const refs = () => this.#withDescendants(entityRef, descendants);
    if (kind === 'system') {
      return scopeOfKeys(entityRef, true, () =>
        this.#components().where('system_ref', entityRef),
      );
    }
    if (kind === 'domain') {
      return scopeOfKeys(entityRef, true, () =>
        this.#components().whereIn('system_ref', this.#systemsOf(refs())),
      );
    }
    return this.#ownership === 'event'
      ? this.#ownedAtEvent(entityRef, refs)
      : scopeOfKeys(entityRef, true, () =>
          this.#components().whereIn('owner_ref', refs()),
        );
  }

  #components() {
    return this.#knex('catalog_entities')
      .where({ kind: 'component', in_catalog: true })
      .select('id');
  }

  #systemsOf(domainRefs: Knex.QueryBuilder | string[]) {
    return this.#knex('catalog_entities')
      .where({ kind: 'system', in_catalog: true })
      .whereIn('domain_ref', domainRefs as string[])
      .select('entity_ref');
  }

  #ownedAtEvent(
    entityRef: string,
    ownerRefs: () => Knex.QueryBuilder | string[],
  ): DeliveryScope {
    const periods = () =>
      this.#knex('entity_owners as o').whereIn(
        'o.owner_ref',
        ownerRefs() as string[],
      );
    return {
      entityRef,
      isRollUp: true,
      periods,
      entityIds: () => periods().distinct('o.entity_id'),
      restrict: (query, entityColumn, instantColumn) =>
        query.whereExists(
          periods()
            .whereRaw('o.entity_id = ??', [entityColumn])
            .whereRaw('o.from_at <= ??', [instantColumn])
            .whereRaw('(o.until_at is null or ?? < o.until_at)', [
              instantColumn,
            ])
            .select('o.entity_id'),
        ),
    };
  }

  /** A group met for the first time has no rows in `entity_ancestors` yet. */
  #withDescendants(entityRef: string, descendants: boolean) {
    if (!descendants) return [entityRef];
    return this.#knex
      .from(
        this.#knex('entity_ancestors')
          .where('ancestor_ref', entityRef)
          .select('entity_ref')
          .union(this.#knex.select(this.#knex.raw('?', [entityRef])))
          .as('descendants'),
      )
      .select('entity_ref');
  }
}

function scopeOfKeys(
  entityRef: string,
  isRollUp: boolean,
  entityIds: () => Knex.QueryBuilder | number[],
): DeliveryScope {
  return {
    entityRef,
    isRollUp,
    entityIds,
    restrict: (query, entityColumn) =>
      query.whereIn(entityColumn, entityIds() as number[]),
  };
}
