import {
  readSloDefinition,
  type OpenSloDocument,
  type OpenSloReference,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { documentKey, referenceKey } from './documentKey';
import type { OpenSloStore } from './OpenSloStore';

/** What a document says, read with the documents it refers to. */
export type ReadDefinition = ReturnType<typeof readSloDefinition>;

/** Reads documents of SLOs with what is stored. */
export class DefinitionReader {
  readonly #documents: OpenSloStore;

  constructor(documents: OpenSloStore) {
    this.#documents = documents;
  }

  async read(db: Knex, document: OpenSloDocument): Promise<ReadDefinition> {
    const [definition] = await this.readAll(db, [document]);
    return definition;
  }

  /**
   * Follows references of references too, with one query for each step.
   *
   * @param others - documents that are about to be stored
   */
  async readAll(
    db: Knex,
    documents: OpenSloDocument[],
    others: OpenSloDocument[] = [],
  ): Promise<ReadDefinition[]> {
    const known = new Map(others.map(other => [documentKey(other), other]));
    const asked = new Set(known.keys());
    for (;;) {
      const wanted: OpenSloReference[] = [];
      const definitions = documents.map(document =>
        readSloDefinition(document, (kind, name) => {
          const key = referenceKey({ kind, name });
          if (!asked.has(key)) {
            asked.add(key);
            wanted.push({ kind, name });
          }
          return known.get(key);
        }),
      );
      if (wanted.length === 0) return definitions;
      for (const found of await this.#documents.find(db, wanted)) {
        known.set(documentKey(found), found);
      }
    }
  }
}
