import type { Knex } from 'knex';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import { inChunks } from '../database/rows';
import type { Notice } from './notice';

/** Tells who stands in for whom, and who helps now. */
export interface NoticeSources {
  /** The accepted deputies of these scopes on any of these days. */
  deputiesOf(
    scopeRefs: readonly string[],
    days: { startsOn: string; endsOn: string },
  ): Promise<string[]>;
  /** Who acts as liaison of a service now. */
  actingRefOf(entity: CatalogRow): Promise<string | undefined>;
}

/** Finds out who should hear of something: people by name, never groups. */
export class NoticeRecipients {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #sources: NoticeSources;
  readonly #opsLeads: readonly string[];

  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    sources: NoticeSources;
    /** User references. */
    opsLeads: readonly string[];
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#sources = options.sources;
    this.#opsLeads = options.opsLeads;
  }

  /**
   * Those the catalog holds now, each once, in alphabetical order; never the
   * person who did it.
   */
  async of(notice: Notice): Promise<string[]> {
    const { facts } = notice;
    const knowing = ['by', 'userRef'].map(
      key => key in facts && Reflect.get(facts, key),
    );
    const concerned = (await this.#concerned(notice)).map(ref =>
      ref.toLocaleLowerCase('en-US'),
    );
    const people = new Set(await this.#present(concerned));
    for (const ref of knowing) {
      if (ref) people.delete(String(ref).toLocaleLowerCase('en-US'));
    }
    return [...people].sort();
  }

  async #concerned(notice: Notice): Promise<string[]> {
    switch (notice.kind) {
      case 'proposed':
        return [notice.facts.liaisonRef];
      case 'accepted':
      case 'declined':
        return [
          notice.facts.reader === 'liaison'
            ? notice.facts.liaisonRef
            : notice.facts.requesterRef,
        ];
      case 'ending': {
        const { liaisonRef, requesterRef } = notice.facts;
        return liaisonRef === undefined
          ? [requesterRef]
          : [liaisonRef, requesterRef];
      }
      case 'absence-uncovered': {
        const { scopeRefs, ...days } = notice.facts;
        return [
          ...(await this.#sources.deputiesOf(scopeRefs, days)),
          ...this.#opsLeads,
        ];
      }
      default:
        return this.#ofService(notice.facts.entityRef);
    }
  }

  /** Its owners and who helps them. */
  async #ofService(entityRef: string): Promise<string[]> {
    const service = (await this.#catalog.findByRefs([entityRef])).get(
      entityRef,
    );
    if (!service) return [];
    const actingRef = await this.#sources.actingRefOf(service);
    const owners = await this.#ownersOf(service);
    return actingRef === undefined ? owners : [...owners, actingRef];
  }

  /** The direct members of a group: all below a department would be too many. */
  async #ownersOf({ ownerRef }: CatalogRow): Promise<string[]> {
    if (ownerRef === undefined || ownerRef.startsWith('user:')) {
      return ownerRef === undefined ? [] : [ownerRef];
    }
    const rows = await this.#knex('entity_members')
      .where('group_ref', ownerRef)
      .select('user_ref');
    return rows.map(row => row.user_ref);
  }

  async #present(refs: string[]): Promise<string[]> {
    const present: string[] = [];
    for (const chunk of inChunks(refs)) {
      const rows = await this.#knex('catalog_entities')
        .whereIn('entity_ref', chunk)
        .where({ kind: 'user', in_catalog: true })
        .select('entity_ref');
      present.push(...rows.map(row => row.entity_ref));
    }
    return present;
  }
}
