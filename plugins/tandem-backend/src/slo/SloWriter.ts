import type {
  OpenSloDocument,
  SloDefinition,
  SloSource,
  SloState,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import type { EntityChanges } from '../catalog/EntityChanges';
import type { DefinitionReader } from './DefinitionReader';
import type { OpenSloStore } from './OpenSloStore';
import type { RevisionStore } from './RevisionStore';
import type { SeriesStore } from './SeriesStore';
import type { SloHistory } from './SloHistory';
import type { SloStore } from './SloStore';
import type { StatusRefresher } from './StatusRefresher';
import type { StatusStore } from './StatusStore';
import type { StoredSlo } from './storedSlo';

/** What an SLO is to be from now on. */
export interface SloDraft {
  document: OpenSloDocument;
  definition: SloDefinition;
  state: SloState;
  source: SloSource;
  /** It is written from a file. */
  isImport: boolean;
}

/** Who changes an SLO, when and why. */
export interface Authorship {
  by: string;
  /** Epoch milliseconds. */
  now: number;
  reason?: string;
  /** What the history calls it, where it is not told by the change alone. */
  action?: string;
}

/** Writes SLOs: each change is a revision, and the status follows at once. */
export class SloWriter {
  readonly #slos: SloStore;
  readonly #revisions: RevisionStore;
  readonly #documents: OpenSloStore;
  readonly #definitions: DefinitionReader;
  readonly #series: SeriesStore;
  readonly #statuses: StatusStore;
  readonly #refresher: StatusRefresher;
  readonly #changes: EntityChanges;
  readonly #history: SloHistory;

  constructor(options: {
    slos: SloStore;
    revisions: RevisionStore;
    documents: OpenSloStore;
    definitions: DefinitionReader;
    series: SeriesStore;
    statuses: StatusStore;
    refresher: StatusRefresher;
    changes: EntityChanges;
    sloHistory: SloHistory;
  }) {
    this.#slos = options.slos;
    this.#revisions = options.revisions;
    this.#documents = options.documents;
    this.#definitions = options.definitions;
    this.#series = options.series;
    this.#statuses = options.statuses;
    this.#refresher = options.refresher;
    this.#changes = options.changes;
    this.#history = options.sloHistory;
  }

  /** @returns its id; undefined where the entity has one of that name */
  async create(
    trx: Knex.Transaction,
    entityId: number,
    draft: SloDraft,
    authorship: Authorship,
  ): Promise<number | undefined> {
    const slo = {
      entityId,
      name: draft.definition.name,
      ...fieldsOf(draft, { version: 1 }),
    };
    const id = await this.#slos.insert(trx, slo);
    if (id !== undefined) {
      const created = { ...slo, id };
      await this.#record(trx, undefined, created, authorship);
      await this.#refresh(trx, created, draft.definition, authorship.now);
    }
    return id;
  }

  /** Of an SLO that is locked. Where nothing is new there is no revision. */
  async revise(
    trx: Knex.Transaction,
    slo: StoredSlo,
    draft: SloDraft,
    authorship: Authorship,
  ): Promise<void> {
    const isSame =
      slo.state === draft.state &&
      isDeepStrictEqual(slo.document, draft.document);
    if (isSame) return;
    const revised = {
      ...slo,
      ...fieldsOf(draft, {
        version: slo.version + 1,
        importedVersion: slo.importedVersion,
      }),
    };
    await this.#slos.update(trx, revised);
    await this.#record(trx, slo, revised, authorship);
    await this.#refresh(trx, revised, draft.definition, authorship.now);
  }

  /** Of an SLO that is locked. Its figures stay as they were. */
  async archive(
    trx: Knex.Transaction,
    slo: StoredSlo,
    authorship: Authorship,
  ): Promise<void> {
    if (slo.state === 'archived') return;
    const archived: StoredSlo = {
      ...slo,
      state: 'archived',
      version: slo.version + 1,
    };
    await this.#slos.update(trx, archived);
    await this.#changes.add(trx, [slo.entityId]);
    await this.#record(trx, slo, archived, authorship);
  }

  /** After a document changed that this SLO is read with. */
  async reread(
    trx: Knex.Transaction,
    sloId: number,
    now: number,
  ): Promise<void> {
    const slo = await this.#slos.lock(trx, sloId);
    const { definition, errors } = await this.#definitions.read(
      trx,
      slo.document,
    );
    if (!definition) {
      const reason = errors.map(error => error.message).join('; ');
      await this.#statuses.fail(trx, slo, { reason, now });
      return;
    }
    await this.#refresh(trx, slo, definition, now);
  }

  /**
   * Once an SLO is stored: reads it anew where another document changed while it
   * was, since who changed that one may not have seen it yet.
   */
  async catchUp(
    knex: Knex,
    sloId: number,
    { document, definition }: Pick<SloDraft, 'document' | 'definition'>,
    now: number,
  ): Promise<void> {
    if (definition.references.length === 0) return;
    const current = await this.#definitions.read(knex, document);
    if (isDeepStrictEqual(current.definition, definition)) return;
    await knex.transaction(trx => this.reread(trx, sloId, now));
  }

  async #record(
    trx: Knex.Transaction,
    before: StoredSlo | undefined,
    after: StoredSlo,
    authorship: Authorship,
  ): Promise<void> {
    const { by, now, reason } = authorship;
    const { id, version, state, document } = after;
    const revision = { version, at: now, by, reason, state, document };
    await this.#revisions.insert(trx, id, revision);
    await this.#history.revised(trx, before, after, authorship);
  }

  async #refresh(
    trx: Knex.Transaction,
    slo: StoredSlo,
    definition: SloDefinition,
    now: number,
  ): Promise<void> {
    const { references, seriesFingerprint } = definition;
    await this.#documents.replaceReferences(trx, slo.id, references);
    const seriesId = await this.#series.use(trx, slo, seriesFingerprint);
    await this.#refresher.refresh(trx, slo, { definition, seriesId, now });
  }
}

function fieldsOf(
  { document, definition, state, source, isImport }: SloDraft,
  { version, importedVersion }: Pick<StoredSlo, 'version' | 'importedVersion'>,
) {
  return {
    title: definition.title,
    state,
    source,
    version,
    importedVersion: isImport ? version : importedVersion,
    document,
  };
}
