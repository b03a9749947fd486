import type {
  OpenSloDocument,
  SloState,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { invalid, refusalOf, type ImportOutcome } from './importOutcome';
import type { PlacedDefinition } from './readDocument';
import type { RevisionStore } from './RevisionStore';
import type { SloGuard } from './SloGuard';
import type { SloStore } from './SloStore';
import type { Authorship, SloDraft, SloWriter } from './SloWriter';
import type { StoredSlo } from './storedSlo';

/** An SLO of a file, with the service it belongs to. */
export interface ImportedSlo {
  entityId: number;
  document: OpenSloDocument;
  definition: PlacedDefinition;
  /** Refuses what may not be written to the service. */
  guard?: SloGuard;
}

/** How to import. */
export interface ImportRules {
  /**
   * Of new ones, which are published unless given; the others keep theirs, but
   * archived ones come back where it is given.
   */
  state?: Exclude<SloState, 'archived'>;
  /** Takes over what belongs to others or was edited since. */
  overwrite: boolean;
}

const STAYS_ARCHIVED = {
  path: ['metadata', 'name'],
  message:
    'was archived and stays so; import it with ?state=published or ?state=draft to bring it back',
};

/** Writes the SLOs of a file, each unless somebody would lose their work by it. */
export class ImportWriter {
  readonly #slos: SloStore;
  readonly #revisions: RevisionStore;
  readonly #writer: SloWriter;

  constructor(options: {
    slos: SloStore;
    revisions: RevisionStore;
    writer: SloWriter;
  }) {
    this.#slos = options.slos;
    this.#revisions = options.revisions;
    this.#writer = options.writer;
  }

  async write(
    trx: Knex.Transaction,
    imported: ImportedSlo,
    rules: ImportRules,
    authorship: Authorship,
  ): Promise<ImportOutcome> {
    const { entityId, document, definition, guard } = imported;
    const draft: SloDraft = {
      document,
      definition,
      state: rules.state ?? 'published',
      source: 'import',
      isImport: true,
    };
    const refused = refusalOf(() => guard?.create(draft.state));
    const created = refused
      ? undefined
      : await this.#writer.create(trx, entityId, draft, {
          ...authorship,
          action: 'import-create',
        });
    if (created !== undefined) return { status: 'created', id: `${created}` };
    const { name } = definition;
    const slo = await this.#slos.lockByName(trx, { entityId, name });
    return slo
      ? this.#rewrite(trx, slo, { draft, rules, guard, authorship })
      : refused!;
  }

  async #rewrite(
    trx: Knex.Transaction,
    slo: StoredSlo,
    {
      draft,
      rules,
      guard,
      authorship,
    }: {
      draft: SloDraft;
      rules: ImportRules;
      guard?: SloGuard;
      authorship: Authorship;
    },
  ): Promise<ImportOutcome> {
    const id = String(slo.id);
    const isArchived = slo.state === 'archived';
    const isRestored = isArchived && rules.state !== undefined;
    const warnings = isArchived && !isRestored ? [STAYS_ARCHIVED] : [];
    const state = isRestored ? draft.state : slo.state;
    const refused = refusalOf(() => guard?.change(slo.state, state));
    const isTold = guard?.mayRead(slo.state) ?? true;
    if (refused && !isTold) return refused;
    if (!isRestored && isDeepStrictEqual(slo.document, draft.document)) {
      return { status: 'unchanged', id, warnings };
    }
    if (refused) return refused;
    const clash = isRestored ? undefined : await this.#clash(trx, slo, isTold);
    if (clash && !rules.overwrite) {
      const message = `${clash}; import with ?overwrite=true to replace it, or change it there`;
      return { ...invalid({ path: ['metadata', 'name'], message }), id };
    }
    const action = clash ? 'import-overwrite' : 'import-update';
    await this.#writer.revise(
      trx,
      slo,
      { ...draft, state },
      { ...authorship, action },
    );
    return { status: 'updated', id, warnings };
  }

  /** Whose work would be lost; of people, where the caller may hear of them. */
  async #clash(
    trx: Knex.Transaction,
    slo: StoredSlo,
    isTold: boolean,
  ): Promise<string | undefined> {
    if (slo.source === 'catalog') {
      return `${slo.name} belongs to a file of the catalog`;
    }
    if (slo.importedVersion === undefined) {
      return `${slo.name} was created in the interface`;
    }
    if (slo.importedVersion === slo.version) return undefined;
    const imported = await this.#revisions.find(
      trx,
      slo.id,
      slo.importedVersion,
    );
    if (isDeepStrictEqual(imported?.document, slo.document)) return undefined;
    const edited = `${slo.name} was edited since its import`;
    if (!isTold) return edited;
    const latest = await this.#revisions.find(trx, slo.id, slo.version);
    return `${edited}, last by ${latest?.by}`;
  }
}
