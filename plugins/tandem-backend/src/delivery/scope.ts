import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';

/** The services whose delivery is asked for: one, or all of a roll-up. */
export interface DeliveryScope {
  entityRef: string;
  /** More than one service may be in it. */
  isRollUp: boolean;
  /** The ids in `catalog_entities`, for `whereIn`. */
  entityIds(): Knex.QueryBuilder | number[];
}

/**
 * What an entity stands for: a Component for itself, a System for its
 * components, a Domain for those of its systems, a Group for what it owns now.
 *
 * @param descendants - whether child groups and sub-domains count too
 */
export function deliveryScope(
  knex: Knex,
  entity: CatalogRow,
  descendants: boolean,
): DeliveryScope {
  const { entityRef, kind } = entity;
  if (kind === 'component') {
    return { entityRef, isRollUp: false, entityIds: () => [entity.id] };
  }
  return {
    entityRef,
    isRollUp: true,
    entityIds: () =>
      knex('catalog_entities')
        .where({ kind: 'component', in_catalog: true })
        .modify(builder => {
          if (kind === 'system') {
            builder.where('system_ref', entityRef);
          } else if (kind === 'domain') {
            builder.whereIn(
              'system_ref',
              knex('catalog_entities')
                .where({ kind: 'system', in_catalog: true })
                .whereIn('domain_ref', withDescendants())
                .select('entity_ref'),
            );
          } else {
            builder.whereIn('owner_ref', withDescendants());
          }
        })
        .select('id'),
  };

  function withDescendants(): Knex.QueryBuilder | string[] {
    // A group met for the first time has no rows in entity_ancestors yet.
    return descendants
      ? knex
          .from(
            knex('entity_ancestors')
              .where('ancestor_ref', entityRef)
              .select('entity_ref')
              .union(knex.select(knex.raw('?', [entityRef])))
              .as('descendants'),
          )
          .select('entity_ref')
      : [entityRef];
  }
}
