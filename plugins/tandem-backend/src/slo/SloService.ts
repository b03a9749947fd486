import { ConflictError, InputError } from '@backstage/errors';
import type {
  OpenSloDocument,
  Slo,
  SloArchiveQuery,
  SloCreate,
  SloUpdate,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogStore } from '../catalog/CatalogStore';
import { toIso } from '../database/rows';
import type { DefinitionReader } from './DefinitionReader';
import { requireDefinition } from './readDocument';
import type { RevisionStore } from './RevisionStore';
import type { SloGuard, SloGuards } from './SloGuard';
import type { SloReader } from './SloReader';
import type { SourceChecker } from './collection/SourceChecker';
import type { SloStore } from './SloStore';
import type { SloDraft, SloWriter } from './SloWriter';
import type { StoredSlo } from './storedSlo';

/** A change with a document that is right by itself. */
type Checked<TInput> = Omit<TInput, 'document'> & { document: OpenSloDocument };

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
  readonly #checker: SourceChecker;

  constructor(options: {
    knex: Knex;
    projection: CatalogProjection;
    catalog: CatalogStore;
    slos: SloStore;
    revisions: RevisionStore;
    definitions: DefinitionReader;
    writer: SloWriter;
    reader: SloReader;
    checker: SourceChecker;
  }) {
    this.#knex = options.knex;
    this.#projection = options.projection;
    this.#catalog = options.catalog;
    this.#slos = options.slos;
    this.#revisions = options.revisions;
    this.#definitions = options.definitions;
    this.#writer = options.writer;
    this.#reader = options.reader;
    this.#checker = options.checker;
  }

  /**
   * A name whose SLO was archived comes back to life.
   *
   * @param by - a User reference, or the name of a service
   * @param guards - refuse what may not be written to the service
   * @throws InputError that names the field, ConflictError where the service has one of that name
   */
  async create(
    input: Checked<SloCreate>,
    by: string,
    guards?: SloGuards,
  ): Promise<Slo> {
    const { document } = input;
    const definition = requireDefinition(
      await this.#definitions.read(this.#knex, document),
    );
    this.#checker.require(document, definition);
    const { entityRef, name } = definition;
    const guard = (await guards?.([entityRef]))?.get(entityRef);
    guard?.create(input.state);
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
      const slo = (await this.#slos.lockByName(trx, { entityId, name }))!;
      if (slo.state !== 'archived') {
        throw nameTaken({ ...slo, entityRef }, guard);
      }
      guard?.change(slo.state, input.state);
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
   * @param guard - refuses what may not be done to the SLO
   * @throws InputError, NotFoundError, ConflictError where it is not the version the edit is based on
   */
  async update(
    id: string,
    input: Checked<SloUpdate>,
    by: string,
    guard?: SloGuard,
  ): Promise<Slo> {
    const { id: key } = await this.#slos.get(id);
    const { document } = input;
    const definition = requireDefinition(
      await this.#definitions.read(this.#knex, document),
    );
    this.#checker.require(document, definition);
    const entities = await this.#catalog.findByRefs([definition.entityRef]);
    const now = Date.now();
    await this.#knex.transaction(async trx => {
      const slo = await this.#slos.lock(trx, key);
      guard?.change(slo.state, input.state);
      await this.#requireEditable(trx, slo, input.version, guard);
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
  async archive(
    id: string,
    { version, reason }: SloArchiveQuery,
    by: string,
    guard?: SloGuard,
  ): Promise<void> {
    const { id: key } = await this.#slos.get(id);
    await this.#knex.transaction(async trx => {
      const slo = await this.#slos.lock(trx, key);
      guard?.archive(slo.state);
      await this.#requireEditable(trx, slo, version, guard);
      await this.#writer.archive(trx, slo, { by, now: Date.now(), reason });
    });
  }

  async #requireEditable(
    trx: Knex.Transaction,
    slo: StoredSlo,
    version: number,
    guard: SloGuard | undefined,
  ): Promise<void> {
    if (slo.version !== version) {
      const latest = await this.#revisions.find(trx, slo.id, slo.version);
      const saved = isTold(slo, guard)
        ? `${latest?.by} saved version ${slo.version} at ${toIso(
            latest?.at ?? 0,
          )}`
        : `version ${slo.version} was saved since`;
      throw new ConflictError(
        `version: the edit is based on version ${version}, but ${saved}; load it again and repeat the edit`,
      );
    }
    if (slo.source === 'catalog') {
      throw new ConflictError(
        'This SLO belongs to a file of the catalog; change it there',
      );
    }
  }
}

/** Whether the caller may hear more of an SLO than that it is in the way. */
function isTold({ state }: StoredSlo, guard: SloGuard | undefined): boolean {
  return guard?.mayRead(state) ?? true;
}

function nameTaken(
  slo: StoredSlo & { entityRef: string },
  guard: SloGuard | undefined,
): ConflictError {
  const { id, name, entityRef } = slo;
  return new ConflictError(
    isTold(slo, guard)
      ? `document.metadata.name: ${entityRef} has an SLO named ${name} already, with the id ${id}; edit that one or choose another name`
      : `document.metadata.name: ${entityRef} cannot have another SLO named ${name}; choose another name`,
  );
}
