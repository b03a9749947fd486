import {
  PAGE_LIMIT_DEFAULT,
  toOpenSloYaml,
  type OpenSloDocument,
  type OpenSloReference,
  type Page,
  type Slo,
  type SloRevision,
  type SlosQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow } from '../catalog/CatalogStore';
import { toIso } from '../database/rows';
import { decodeCursor, toPage } from '../http/cursor';
import type { Access } from '../permissions/Access';
import type { DefinitionReader } from './DefinitionReader';
import { byDocumentKey, referenceKey } from './documentKey';
import type { OpenSloStore } from './OpenSloStore';
import type { RevisionStore } from './RevisionStore';
import { decodeSloCursor } from './sloCursor';
import type { SloLister } from './SloLister';
import type { SloReader, SloScope } from './SloReader';
import type { SloStore } from './SloStore';

/** Which services an entity stands for. */
export interface SloScopes {
  of(
    entity: Pick<CatalogRow, 'id' | 'entityRef' | 'kind'>,
    descendants: boolean,
  ): SloScope;
}

/** Answers what people ask about the SLOs of services, systems, domains and groups. */
export class SloOverview {
  readonly #knex: Knex;
  readonly #projection: CatalogProjection;
  readonly #scopes: SloScopes;
  readonly #slos: SloStore;
  readonly #revisions: RevisionStore;
  readonly #documents: OpenSloStore;
  readonly #definitions: DefinitionReader;
  readonly #reader: SloReader;
  readonly #lister: SloLister;

  constructor(options: {
    knex: Knex;
    projection: CatalogProjection;
    scopes: SloScopes;
    slos: SloStore;
    revisions: RevisionStore;
    documents: OpenSloStore;
    definitions: DefinitionReader;
    reader: SloReader;
    lister: SloLister;
  }) {
    this.#knex = options.knex;
    this.#projection = options.projection;
    this.#scopes = options.scopes;
    this.#slos = options.slos;
    this.#revisions = options.revisions;
    this.#documents = options.documents;
    this.#definitions = options.definitions;
    this.#reader = options.reader;
    this.#lister = options.lister;
  }

  /**
   * Worst first; drafts and published ones unless a state is given.
   *
   * @throws NotFoundError for an entity or owner the catalog does not hold
   */
  async list(query: SlosQuery, access?: Access): Promise<Page<Slo>> {
    const { entityRef, limit, cursor, ...filters } = query;
    if (filters.ownerRef) {
      await this.#get(filters.ownerRef, access, 'ownerRef');
    }
    return this.#lister.list({
      ...filters,
      access,
      scope:
        entityRef === undefined
          ? undefined
          : await this.#scope(entityRef, access),
      limit: limit ?? PAGE_LIMIT_DEFAULT,
      after: decodeSloCursor(cursor),
    });
  }

  /**
   * Newest first.
   *
   * @throws NotFoundError
   */
  async revisions(
    id: string,
    query: { limit?: number; cursor?: string },
  ): Promise<Page<SloRevision>> {
    const slo = await this.#slos.get(id);
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const revisions = await this.#revisions.list(slo.id, {
      below: decodeCursor(query.cursor)?.id,
      limit: limit + 1,
    });
    const rows = revisions.map((revision, index) => ({
      ...revision,
      id: revision.version,
      before: revisions[index + 1]?.document ?? null,
    }));
    const page = toPage(rows, limit, row => row.at);
    return {
      ...page,
      items: page.items.map(row => ({
        version: row.version,
        at: toIso(row.at),
        by: row.by,
        reason: row.reason,
        state: row.state,
        before: row.before,
        after: row.document,
      })),
    };
  }

  /**
   * OpenSLO YAML of all but archived SLOs, and of the documents they are read
   * with, each once.
   *
   * @throws NotFoundError for an entity the catalog does not hold
   */
  async yaml(entityRef: string, access?: Access): Promise<string> {
    const scope = await this.#scope(entityRef, access);
    const documents = await this.#reader.documents(scope, access);
    const slos = documents as OpenSloDocument[];
    const read = await this.#definitions.readAll(this.#knex, slos);
    const references = new Map<string, OpenSloReference>();
    for (const reference of read.flatMap(
      ({ definition }) => definition?.references ?? [],
    )) {
      references.set(referenceKey(reference), reference);
    }
    const others = await this.#documents.find(
      this.#knex,
      [...references.keys()].sort().map(key => references.get(key)!),
    );
    others.sort(byDocumentKey);
    return toOpenSloYaml([...slos, ...others]);
  }

  async #scope(entityRef: string, access?: Access): Promise<SloScope> {
    return this.#scopes.of(await this.#get(entityRef, access), true);
  }

  async #get(
    entityRef: string,
    access: Access | undefined,
    field?: string,
  ): Promise<CatalogRow> {
    const entity = await this.#projection.get(entityRef, field);
    access?.seen.require(entity.id, entityRef, field);
    return entity;
  }
}
