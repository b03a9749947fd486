import type { Knex } from 'knex';

/**
 * Which entities are somebody's, for a `whereIn` on their keys.
 *
 * @public
 */
export interface OwnedEntities {
  /**
   * Keys of what these users and groups own, groups nested in an owner
   * included, and of the groups themselves.
   */
  ownedBy(claims: readonly string[]): Knex.QueryBuilder;
  /** Keys of what these users help now, by an assignment to it or around it. */
  helpedBy(userRefs: readonly string[]): Knex.QueryBuilder;
  /** Keys of the entities with these references. */
  named(refs: readonly string[]): Knex.QueryBuilder;
}

/**
 * A rule as a condition on the rows of a list. Columns tell where the list
 * holds what the rule looks at; `entityId` is the key of the entity.
 *
 * @public
 */
export type AccessQuery<TColumn extends string> = (
  builder: Knex.QueryBuilder,
  columns: Readonly<Record<TColumn, string>>,
  entities: OwnedEntities,
) => void;
