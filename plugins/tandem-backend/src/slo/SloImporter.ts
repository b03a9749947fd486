import {
  parseOpenSlo,
  type OpenSloDocument,
  type ParsedOpenSlo,
  type SloImportQuery,
  type SloImportResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { SourceChecker } from './collection/SourceChecker';
import type { DefinitionReader } from './DefinitionReader';
import { byDocumentKey, documentKey } from './documentKey';
import type { ImportEntities } from './ImportEntities';
import {
  invalid,
  refusalOf,
  toImportResult,
  type ImportOutcome,
} from './importOutcome';
import type { ImportWriter } from './ImportWriter';
import type { OpenSloStore } from './OpenSloStore';
import { placeDefinition, type PlacedDefinition } from './readDocument';
import type { ReferenceImporter } from './ReferenceImporter';
import type { ImportGuards, SloGuard } from './SloGuard';
import type { Authorship, SloWriter } from './SloWriter';

/** A document of a file that is right by itself. */
interface ValidDocument {
  parsed: ParsedOpenSlo;
  document: OpenSloDocument;
}

/** An SLO that fits with the documents it names. */
interface PlacedSlo extends ValidDocument {
  definition: PlacedDefinition;
  guard?: SloGuard;
}

/** A file on its way in. */
interface Import {
  others: ValidDocument[];
  slos: PlacedSlo[];
  query: SloImportQuery;
  authorship: Authorship;
  outcomes: Map<ParsedOpenSlo, ImportOutcome>;
  /** Of those of the others that the caller may not replace, by key. */
  refusals: Map<string, ImportOutcome>;
}

/** What became of a file. */
export interface ImportAnswer {
  /** One per document, in the order of the file. */
  results: SloImportResult[];
  /** The caller lacks the right to each of them, and nothing else is wrong. */
  isRefused: boolean;
}

/** Ends the transaction of a dry run. */
class DryRunEnd extends Error {}

/** Takes in files of OpenSLO documents. */
export class SloImporter {
  readonly #knex: Knex;
  readonly #entities: ImportEntities;
  readonly #documents: OpenSloStore;
  readonly #definitions: DefinitionReader;
  readonly #writer: SloWriter;
  readonly #imports: ImportWriter;
  readonly #checker: SourceChecker;
  readonly #references: ReferenceImporter;

  constructor(options: {
    knex: Knex;
    entities: ImportEntities;
    documents: OpenSloStore;
    definitions: DefinitionReader;
    writer: SloWriter;
    imports: ImportWriter;
    checker: SourceChecker;
    references: ReferenceImporter;
  }) {
    this.#knex = options.knex;
    this.#entities = options.entities;
    this.#documents = options.documents;
    this.#definitions = options.definitions;
    this.#writer = options.writer;
    this.#imports = options.imports;
    this.#checker = options.checker;
    this.#references = options.references;
  }

  /**
   * Each document for itself: what is right is stored, the rest says why it is
   * not.
   *
   * @param by - a User reference, or the name of a service
   * @param guards - refuse what may not be written
   */
  async import(
    text: string,
    query: SloImportQuery,
    by: string,
    guards?: ImportGuards,
  ): Promise<ImportAnswer> {
    const file = parseOpenSlo(text);
    const item = await this.#prepare(file, query, { by, now: Date.now() });
    if (guards) await this.#guard(item, guards);
    if (query.dryRun) await this.#tryOut(item);
    else await this.#store(item);
    const outcomes = file.map(parsed => item.outcomes.get(parsed) ?? invalid());
    return {
      results: file.map((parsed, index) =>
        toImportResult(parsed, outcomes[index]),
      ),
      isRefused: outcomes.every(({ isRefused }) => isRefused),
    };
  }

  async #prepare(
    file: ParsedOpenSlo[],
    query: SloImportQuery,
    authorship: Authorship,
  ): Promise<Import> {
    const outcomes: Import['outcomes'] = new Map();
    const valid = file.flatMap(parsed =>
      parsed.document ? [{ parsed, document: parsed.document }] : [],
    );
    const others = valid.filter(({ document }) => document.kind !== 'SLO');
    const slos = valid.filter(({ document }) => document.kind === 'SLO');
    const read = await this.#definitions.readAll(
      this.#knex,
      slos.map(({ document }) => document),
      others.map(({ document }) => document),
    );
    const placed = slos.flatMap((slo, index) => {
      const { definition, errors } = placeDefinition(read[index]);
      if (errors) outcomes.set(slo.parsed, invalid(...errors));
      return definition ? [{ ...slo, definition }] : [];
    });
    // In one order, so that no two imports wait for each other.
    others.sort((a, b) => byDocumentKey(a.document, b.document));
    const refusals: Import['refusals'] = new Map();
    return { others, slos: placed, query, authorship, outcomes, refusals };
  }

  /** Drops at once what the caller may not create where it cannot be there yet. */
  async #guard(item: Import, guards: ImportGuards): Promise<void> {
    const { others, query, outcomes } = item;
    item.refusals = await this.#references.refusals(
      others.map(({ document }) => document),
      guards,
    );
    const refs = refsOf(item);
    const services = await guards.services(refs);
    const stored = await this.#entities.stored(refs);
    item.slos = item.slos.flatMap(slo => {
      const { entityRef } = slo.definition;
      const guard = services.get(entityRef);
      const refused = refusalOf(() =>
        guard?.create(query.state ?? 'published'),
      );
      const mayExist = refused?.isRefused && stored.has(entityRef);
      if (!refused || mayExist) return [{ ...slo, guard }];
      outcomes.set(slo.parsed, refused);
      return [];
    });
  }

  async #store(item: Import): Promise<void> {
    await this.#knex.transaction(trx => this.#storeOthers(trx, item));
    const entities = await this.#entities.keep(refsOf(item));
    for (const slo of inOrder(item.slos, entities)) {
      await this.#knex.transaction(trx =>
        this.#storeSlo(trx, slo, entities, item),
      );
    }
    await this.#catchUp(item);
    const updated = item.others.filter(
      ({ parsed }) => item.outcomes.get(parsed)?.status === 'updated',
    );
    const affected = await this.#documents.sloIdsWith(
      this.#knex,
      updated.map(({ document: { kind, metadata } }) => ({
        kind,
        name: metadata.name,
      })),
    );
    for (const id of affected) {
      await this.#knex.transaction(trx =>
        this.#writer.reread(trx, id, item.authorship.now),
      );
    }
  }

  async #catchUp({ slos, outcomes, authorship }: Import): Promise<void> {
    for (const { parsed, ...slo } of slos) {
      const { status, id } = outcomes.get(parsed)!;
      if (status === 'created' || status === 'updated') {
        await this.#writer.catchUp(this.#knex, Number(id), slo, authorship.now);
      }
    }
  }

  /** Does all of it and undoes it: what it says is what would happen. */
  async #tryOut(item: Import): Promise<void> {
    await this.#entities.lookUp(refsOf(item));
    try {
      await this.#knex.transaction(async trx => {
        await this.#storeOthers(trx, item);
        const entities = await this.#entities.keepWithin(trx, refsOf(item));
        for (const slo of inOrder(item.slos, entities)) {
          await this.#storeSlo(trx, slo, entities, item);
        }
        throw new DryRunEnd();
      });
    } catch (error) {
      if (!(error instanceof DryRunEnd)) throw error;
    }
    for (const outcome of item.outcomes.values()) {
      if (outcome.status === 'created') delete outcome.id;
    }
  }

  async #storeOthers(trx: Knex.Transaction, item: Import): Promise<void> {
    const { others, refusals, authorship, outcomes } = item;
    for (const { parsed, document } of others) {
      const refusal = refusals.get(documentKey(document));
      outcomes.set(
        parsed,
        await this.#references.store(trx, document, refusal, authorship),
      );
    }
  }

  async #storeSlo(
    trx: Knex.Transaction,
    { parsed, document, definition, guard }: PlacedSlo,
    entities: Map<string, CatalogRow>,
    { query, authorship, outcomes }: Import,
  ): Promise<void> {
    const entity = entities.get(definition.entityRef)!;
    const outcome = await this.#imports.write(
      trx,
      { entityId: entity.id, document, definition, guard },
      { state: query.state, overwrite: query.overwrite },
      authorship,
    );
    const message = `the catalog has no ${definition.entityRef} so far; the SLO shows up there once it has`;
    const ofEntity = entity.inCatalog
      ? []
      : [{ path: ['spec', 'service'], message }];
    const warnings = [
      ...(outcome.warnings ?? []),
      ...ofEntity,
      ...this.#checker.problems(document, definition),
    ];
    outcomes.set(parsed, { ...outcome, warnings });
  }
}

function refsOf({ slos }: Import): string[] {
  return [...new Set(slos.map(({ definition }) => definition.entityRef))];
}

/** In one order, so that no two imports wait for each other. */
function inOrder(
  slos: PlacedSlo[],
  entities: Map<string, CatalogRow>,
): PlacedSlo[] {
  const entityIdOf = ({ definition }: PlacedSlo) =>
    entities.get(definition.entityRef)!.id;
  return [...slos].sort(
    (a, b) =>
      entityIdOf(a) - entityIdOf(b) ||
      (a.definition.name < b.definition.name ? -1 : 1),
  );
}
