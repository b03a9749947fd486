import type { OpenSloDocument } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { documentKey } from './documentKey';
import { refusalOf, type ImportOutcome } from './importOutcome';
import type { OpenSloStore } from './OpenSloStore';
import type { ImportGuards } from './SloGuard';
import type { SloHistory } from './SloHistory';
import type { Authorship } from './SloWriter';

/**
 * Takes in documents that SLOs are read with. Who replaces one changes all
 * the SLOs that are read with it, so that is what they need the right to.
 */
export class ReferenceImporter {
  readonly #knex: Knex;
  readonly #documents: OpenSloStore;
  readonly #history: SloHistory;

  constructor(options: {
    knex: Knex;
    documents: OpenSloStore;
    sloHistory: SloHistory;
  }) {
    this.#knex = options.knex;
    this.#documents = options.documents;
    this.#history = options.sloHistory;
  }

  /**
   * Before the transaction: what becomes of those that the caller may not
   * replace, where they would, by the key of the document.
   */
  async refusals(
    documents: OpenSloDocument[],
    guards: ImportGuards,
  ): Promise<Map<string, ImportOutcome>> {
    const readers = await this.#documents.readersOf(
      this.#knex,
      documents.map(toReference),
    );
    const known = await guards.slos([
      ...new Set([...readers.values()].flat().map(({ id }) => id)),
    ]);
    const refusals = new Map<string, ImportOutcome>();
    for (const [key, slos] of readers) {
      const refused = refusalOf(() => {
        for (const { id } of slos) {
          const { guard, state } = known.get(id)!;
          guard.change(state, state);
        }
      });
      if (refused) refusals.set(key, refused);
    }
    return refusals;
  }

  async store(
    trx: Knex.Transaction,
    document: OpenSloDocument,
    refusal: ImportOutcome | undefined,
    authorship: Authorship,
  ): Promise<ImportOutcome> {
    const { status, before } = await this.#documents.save(trx, document, {
      ...authorship,
      mayReplace: refusal === undefined,
    });
    if (!before) return { status };
    if (refusal) return refusal;
    const reference = toReference(document);
    const readers = await this.#documents.readersOf(trx, [reference]);
    await this.#history.referenceChanged(
      trx,
      readers.get(documentKey(document)) ?? [],
      { before, after: document },
      authorship,
    );
    return { status };
  }
}

function toReference({ kind, metadata }: OpenSloDocument) {
  return { kind, name: metadata.name };
}
