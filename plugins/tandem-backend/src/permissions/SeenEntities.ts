import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';

/** Which entities of the catalog a caller sees: all, or only some. */
export class SeenEntities {
  /** All of them. */
  static readonly ALL = new SeenEntities(undefined);

  readonly #ids: ReadonlySet<number> | undefined;

  private constructor(ids: ReadonlySet<number> | undefined) {
    this.#ids = ids;
  }

  /** Only these keys of `catalog_entities`. */
  static only(ids: ReadonlySet<number>): SeenEntities {
    return new SeenEntities(ids);
  }

  /** Whether nothing is hidden, so that what was prepared for all may be shown. */
  get isAll(): boolean {
    return this.#ids === undefined;
  }

  has(entityId: number): boolean {
    return this.#ids?.has(entityId) ?? true;
  }

  /**
   * Answers for an entity that the caller does not see as for one that the
   * catalog does not hold.
   *
   * @param entityId - `undefined` where Tandem does not know the entity
   * @param field - what named it, for the person who reads the error
   * @throws NotFoundError
   */
  require(
    entityId: number | undefined,
    entityRef: string,
    field = 'entityRef',
  ): void {
    if (this.isAll || (entityId !== undefined && this.has(entityId))) return;
    throw new NotFoundError(`${field}: the catalog has no ${entityRef}`);
  }

  /**
   * Leaves only rows about entities that the caller sees.
   *
   * @param entityColumn - holds the key of the entity
   */
  restrict(builder: Knex.QueryBuilder, entityColumn: string): void {
    if (!this.#ids) return;
    const keys = JSON.stringify([...this.#ids]);
    // One parameter however many they are; both databases read JSON.
    builder.whereRaw(
      builder.client.config.client === 'pg'
        ? '?? in (select cast(value as integer) from json_array_elements_text(cast(? as json)))'
        : '?? in (select value from json_each(?))',
      [entityColumn, keys],
    );
  }
}
