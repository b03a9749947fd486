import type { Knex } from 'knex';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import type { OwnedEntities } from './AccessQuery';
import type { OwnedResource } from './resources';

/** Who helps whom, by assignments that are active now. */
export interface ActiveHelp {
  /** Keys of what these users help, by an assignment to it or around it. */
  helpedBy(userRefs: readonly string[]): Knex.QueryBuilder;
  /** The users who help each of the entities, by its key. */
  helpersOf(entities: readonly CatalogRow[]): Promise<Map<number, string[]>>;
}

/** Whom services and scopes belong to, and who helps them. */
export class EntityOwnership implements OwnedEntities {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #help: ActiveHelp;
  readonly #depth: number;

  /** @param options.depth - how many steps down nested groups count; 0: direct members only */
  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    help: ActiveHelp;
    depth: number;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#help = options.help;
    this.#depth = options.depth;
  }

  ownedBy(claims: readonly string[]): Knex.QueryBuilder {
    const isClaimed = (column: string) => (builder: Knex.QueryBuilder) =>
      builder
        .whereIn(column, claims as string[])
        .orWhereIn(column, this.#groupsAround(claims));
    return this.#knex('catalog_entities as owned')
      .select('owned.id')
      .where(isClaimed('owned.owner_ref'))
      .orWhere(group =>
        group.where('owned.kind', 'group').where(isClaimed('owned.entity_ref')),
      );
  }

  helpedBy(userRefs: readonly string[]): Knex.QueryBuilder {
    return this.#help.helpedBy(userRefs);
  }

  named(refs: readonly string[]): Knex.QueryBuilder {
    return this.#knex('catalog_entities')
      .whereIn('entity_ref', refs as string[])
      .select('id');
  }

  /** Each of these entities as rules see it; unknown keys are left out. */
  async of(ids: readonly number[]): Promise<Map<number, OwnedResource>> {
    const entities = await this.#catalog.findByIds([...new Set(ids)]);
    const owners = new Set(entities.flatMap(ownersOf));
    const nested = await this.#groupsBelow([...owners]);
    const helpers = await this.#help.helpersOf(entities);
    return new Map(
      entities.map(entity => [
        entity.id,
        {
          entityRef: entity.entityRef,
          ownerRefs: new Set(
            ownersOf(entity).flatMap(owner => [
              owner,
              ...(nested.get(owner) ?? []),
            ]),
          ),
          liaisonRefs: new Set(helpers.get(entity.id) ?? []),
        },
      ]),
    );
  }

  /** The groups that hold these, themselves included. */
  #groupsAround(claims: readonly string[]): Knex.QueryBuilder {
    return this.#knex('entity_ancestors')
      .whereIn('entity_ref', claims as string[])
      .where('depth', '<=', this.#depth)
      .select('ancestor_ref');
  }

  async #groupsBelow(refs: string[]): Promise<Map<string, string[]>> {
    const rows: { ancestor_ref: string; entity_ref: string }[] =
      await this.#knex('entity_ancestors')
        .whereIn('ancestor_ref', refs)
        .where('depth', '<=', this.#depth)
        .select('ancestor_ref', 'entity_ref');
    const below = new Map<string, string[]>();
    for (const { ancestor_ref: owner, entity_ref: group } of rows) {
      below.set(owner, [...(below.get(owner) ?? []), group]);
    }
    return below;
  }
}

/** A group belongs to itself. */
function ownersOf({ kind, entityRef, ownerRef }: CatalogRow): string[] {
  const owners = kind === 'group' ? [entityRef, ownerRef] : [ownerRef];
  return owners.filter(owner => owner !== undefined);
}
