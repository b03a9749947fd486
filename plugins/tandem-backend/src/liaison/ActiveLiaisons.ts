import { scopesOf } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import { inChunks } from '../database/rows';
import { whereState } from './assignmentConditions';
import { graphOf, readNearby } from './nearby';

/**
 * Who helps whom today, as primary or deputy, directly or by a scope around
 * it. A shadow learns and decides nothing.
 */
export class ActiveLiaisons {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keys of what these users help, for a `whereIn`: the same as `scopesOf` says of each. */
  helpedBy(userRefs: readonly string[]): Knex.QueryBuilder {
    const scopes = () =>
      this.#active()
        .whereIn('u.entity_ref', userRefs as string[])
        .select('s.entity_ref');
    const within = () =>
      this.#knex
        .from(
          scopes()
            .union(
              this.#knex('entity_ancestors')
                .where('ancestor_ref', 'like', 'group:%')
                .whereIn('ancestor_ref', scopes())
                .select('entity_ref'),
            )
            .as('within'),
        )
        .select('entity_ref');
    return this.#knex('catalog_entities as helped')
      .select('helped.id')
      .whereIn('helped.entity_ref', within())
      .orWhereIn('helped.system_ref', scopes())
      .orWhereIn('helped.owner_ref', within())
      .orWhere(system =>
        system
          .where('helped.kind', 'system')
          .whereIn('helped.domain_ref', scopes()),
      )
      .orWhereIn(
        'helped.system_ref',
        this.#knex('catalog_entities')
          .where({ kind: 'system', in_catalog: true })
          .whereIn('domain_ref', scopes())
          .select('entity_ref'),
      );
  }

  /** The users who help each of the entities, by its key. */
  async helpersOf(
    entities: readonly CatalogRow[],
  ): Promise<Map<number, string[]>> {
    const nearby = await readNearby(this.#knex, entities);
    const scopeRefs = new Map(
      entities.map(entity => [
        entity.id,
        scopesOf(entity.entityRef, graphOf(entity, nearby)).map(
          ({ scopeRef }) => scopeRef,
        ),
      ]),
    );
    const people = await this.#peopleOf([...scopeRefs.values()].flat());
    return new Map(
      [...scopeRefs].map(([id, refs]) => [
        id,
        refs.flatMap(ref => people.get(ref) ?? []),
      ]),
    );
  }

  async #peopleOf(scopeRefs: string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const chunk of inChunks([...new Set(scopeRefs)])) {
      const rows: { scope: string; person: string }[] = await this.#active()
        .whereIn('s.entity_ref', chunk)
        .select('s.entity_ref as scope', 'u.entity_ref as person');
      for (const { scope, person } of rows) {
        found.set(scope, [...(found.get(scope) ?? []), person]);
      }
    }
    return found;
  }

  /** Assignments `a` that are active or ending, with scope `s` and person `u`. */
  #active(): Knex.QueryBuilder {
    const now = Date.now();
    return this.#knex('assignments as a')
      .join('catalog_entities as s', 's.id', 'a.scope_id')
      .join('catalog_entities as u', 'u.id', 'a.liaison_id')
      .whereNot('a.role', 'shadow')
      .where(either =>
        either
          .where(active => whereState(active, 'active', now))
          .orWhere(ending => whereState(ending, 'ending', now)),
      );
  }
}
