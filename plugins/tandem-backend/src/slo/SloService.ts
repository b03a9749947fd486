import { ConflictError, InputError } from '@backstage/errors';
import type {
  Slo,
  SloCreate,
  SloUpdate,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogStore } from '../catalog/CatalogStore';
import { toIso } from '../database/rows';
import type { DefinitionReader } from './DefinitionReader';
import { readSloDocument, requireDefinition } from './readDocument';
import type { RevisionStore } from './RevisionStore';
import type { SloReader } from './SloReader';
import type { SloStore } from './SloStore';
import type { SloDraft, SloWriter } from './SloWriter';
import type { StoredSlo } from './storedSlo';

/** Changes SLOs one by one, as people do in the interface. */
export class SloService {
  readonly #knex: Knex;
  readonly #projection: CatalogProjection;
  readonly #catalog: CatalogStore;
  readonly #slos: SloStore;
  readonly #revisions: RevisionStore;
  readonly #definitions: DefinitionReader;
  readonly #writer: SloWriter;
  readonly #reader: SloReader;

  constructor(options: {
    knex: Knex;
    projection: CatalogProjection;
    catalog: CatalogStore;
    slos: SloStore;
    revisions: RevisionStore;
    definitions: DefinitionReader;
    writer: SloWriter;
    reader: SloReader;
  }) {
    this.#knex = options.knex;
    this.#projection = options.projection;
    this.#catalog = options.catalog;
    this.#slos = options.slos;
    this.#revisions = options.revisions;
    this.#definitions = options.definitions;
    this.#writer = options.writer;
    this.#reader = options.reader;
  }

  /**
   * A name whose SLO was archived comes back to life.
   *
   * @param by - a User reference, or the name of a service
   * @throws InputError that names the field, ConflictError where the service has one of that name
   */
  async create(input: SloCreate, by: string): Promise<Slo> {
    const document = readSloDocument(input.document);
    const definition = requireDefinition(
      await this.#definitions.read(this.#knex, document),
    );
    const { entityRef, name } = definition;
    const entities = await this.#projection.resolve([entityRef]);
    const entityId = entities.get(entityRef)!.id;
    const draft: SloDraft = {
      document,
      definition,
      state: input.state,
      source: 'ui',
      isImport: false,
    };
    const authorship = { by, now: Date.now(), reason: input.reason };
    const id = await this.#knex.transaction(async trx => {
      const created = await this.#writer.create(
        trx,
        entityId,
        draft,
        authorship,
      );
      if (created !== undefined) return created;
      const slo = await this.#slos.lockByName(trx, { entityId, name });
      if (slo.state !== 'archived') {
        throw new ConflictError(
          `document.metadata.name: ${entityRef} has an SLO named ${name} already, with the id ${slo.id}; edit that one or choose another name`,
        );
      }
      await this.#writer.revise(
        trx,
        { ...slo, importedVersion: undefined },
        draft,
        authorship,
      );
      return slo.id;
    });
    await this.#writer.catchUp(this.#knex, id, draft, authorship.now);
    return this.#reader.get(String(id));
  }

  /**
   * Without a difference it stays as it is.
   *
   * @throws InputError, NotFoundError, ConflictError where it is not the version the edit is based on
   */
  async update(id: string, input: SloUpdate, by: string): Promise<Slo> {
    const { id: key } = await this.#slos.get(id);
    const document = readSloDocument(input.document);
    const definition = requireDefinition(
      await this.#definitions.read(this.#knex, document),
    );
    const entities = await this.#catalog.findByRefs([definition.entityRef]);
    const now = Date.now();
    await this.#knex.transaction(async trx => {
      const slo = await this.#lockForEdit(trx, key, input.version);
      if (definition.name !== slo.name) {
        throw new InputError(
          `document.metadata.name: stays ${slo.name}; create another SLO for another name`,
        );
      }
      if (entities.get(definition.entityRef)?.id !== slo.entityId) {
        throw new InputError(
          'document.spec.service: the service of an SLO stays; create another SLO for another service',
        );
      }
      await this.#writer.revise(
        trx,
        slo,
        {
          document,
          definition,
          state: input.state,
          source: slo.source,
          isImport: false,
        },
        { by, now, reason: input.reason },
      );
    });
    await this.#writer.catchUp(this.#knex, key, { document, definition }, now);
    return this.#reader.get(id);
  }

  /** @throws NotFoundError, ConflictError where it is not the version the edit is based on */
  async archive(id: string, version: number, by: string): Promise<void> {
    const { id: key } = await this.#slos.get(id);
    await this.#knex.transaction(async trx => {
      const slo = await this.#lockForEdit(trx, key, version);
      await this.#writer.archive(trx, slo, { by, now: Date.now() });
    });
  }

  async #lockForEdit(
    trx: Knex.Transaction,
    id: number,
    version: number,
  ): Promise<StoredSlo> {
    const slo = await this.#slos.lock(trx, id);
    if (slo.version !== version) {
      const latest = await this.#revisions.find(trx, id, slo.version);
      throw new ConflictError(
        `version: the edit is based on version ${version}, but ${
          latest?.by
        } saved version ${slo.version} at ${toIso(
          latest?.at ?? 0,
        )}; load it again and repeat the edit`,
      );
    }
    if (slo.source === 'catalog') {
      throw new ConflictError(
        'This SLO belongs to a file of the catalog; change it there',
      );
    }
    return slo;
  }
}
