import type {
  Page,
  ReferenceMapping,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import {
  toIso,
  toNumber,
  toOptional,
  toOptionalNumber,
} from '../database/rows';
import { decodeTextCursor, encodeTextCursor } from '../http/textCursor';

interface MappingRow {
  alias_ref: string;
  entity_id: number;
  mapped_by: string | null;
  mapped_at: string | number | null;
  entity_ref: string;
  title: string | null;
}

/** A mapping and the key of the service that it leads to. */
export interface StoredMapping extends ReferenceMapping {
  entityId: number;
}

/** Which references mean which services. */
export class MappingStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * In the order of their references.
   *
   * @param restrict - leaves out what is hidden from the reader
   */
  async list(
    limit: number,
    cursor?: string,
    restrict?: (builder: Knex.QueryBuilder, entityColumn: string) => void,
  ): Promise<Page<StoredMapping>> {
    const after = decodeTextCursor(cursor);
    const rows: MappingRow[] = await this.#select()
      .modify(builder => {
        if (after !== undefined) builder.where('a.alias_ref', '>', after);
        restrict?.(builder, 'a.entity_id');
      })
      .orderBy('a.alias_ref')
      .limit(limit + 1);
    const [{ count }] = await this.#knex('entity_aliases as a')
      .modify(builder => restrict?.(builder, 'a.entity_id'))
      .count('* as count');
    const items = rows.slice(0, limit).map(toMapping);
    return {
      items,
      totalItems: toNumber(count),
      ...(rows.length > limit && {
        nextCursor: encodeTextCursor(items[limit - 1].from),
      }),
    };
  }

  async find(
    from: string,
    db: Knex = this.#knex,
  ): Promise<StoredMapping | undefined> {
    const row = await this.#select(db).where('a.alias_ref', from).first();
    return row && toMapping(row);
  }

  /**
   * Keeps what a reference means, unless it means something already.
   *
   * @param by - the person or token, and when in epoch milliseconds; absent where the catalog says so
   * @returns whether it is new
   */
  async add(
    trx: Knex.Transaction,
    { from, entityId }: { from: string; entityId: number },
    by?: { ref: string; at: number },
  ): Promise<boolean> {
    const added = await trx('entity_aliases')
      .insert({
        alias_ref: from,
        entity_id: entityId,
        mapped_by: by?.ref ?? null,
        mapped_at: by?.at ?? null,
      })
      .onConflict('alias_ref')
      .ignore()
      .returning('alias_ref');
    return added.length > 0;
  }

  /**
   * Forgets a mapping that a person made.
   *
   * @returns whether there was one
   */
  async delete(
    trx: Knex.Transaction,
    { from, entityId }: Pick<StoredMapping, 'from' | 'entityId'>,
  ): Promise<boolean> {
    const deleted = await trx('entity_aliases')
      .where({ alias_ref: from, entity_id: entityId })
      .whereNotNull('mapped_by')
      .delete();
    return deleted > 0;
  }

  #select(db: Knex = this.#knex) {
    return db('entity_aliases as a')
      .join('catalog_entities as e', 'e.id', 'a.entity_id')
      .select('a.*', 'e.entity_ref', 'e.title');
  }
}

function toMapping(row: MappingRow): StoredMapping {
  const mappedAt = toOptionalNumber(row.mapped_at);
  return {
    entityId: row.entity_id,
    from: row.alias_ref,
    to: row.entity_ref,
    toTitle: toOptional(row.title),
    mappedBy: toOptional(row.mapped_by),
    mappedAt: mappedAt === undefined ? undefined : toIso(mappedAt),
  };
}
