import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { inChunks } from '../database/rows';
import { fromStoredSlo, toStoredSlo, type StoredSlo } from './storedSlo';

/** What decides who may do what with an SLO. */
export type SloKeys = Pick<StoredSlo, 'id' | 'entityId' | 'state'>;

/** SLOs as they are now. Whoever writes to one locks its row first. */
export class SloStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<StoredSlo> {
    const key = toSloKey(id);
    const row = await this.#knex('slos').where('id', key).first();
    return row ? toStoredSlo(row) : unknownSlo(id);
  }

  /** By id; unknown ones are left out. */
  async findKeys(ids: readonly number[]): Promise<SloKeys[]> {
    const found: SloKeys[] = [];
    for (const chunk of inChunks(ids)) {
      const rows = await this.#knex('slos')
        .whereIn('id', chunk)
        .select('id', 'entity_id', 'state');
      found.push(
        ...rows.map(({ id, entity_id: entityId, state }) => ({
          id,
          entityId,
          state,
        })),
      );
    }
    return found;
  }

  /**
   * The row as it is once other writers to it are done.
   *
   * @throws NotFoundError
   */
  async lock(trx: Knex.Transaction, id: number): Promise<StoredSlo> {
    const row = await trx('slos').where('id', id).forUpdate().first();
    return row ? toStoredSlo(row) : unknownSlo(String(id));
  }

  /** The same, found by what makes an SLO unique; undefined where there is none. */
  async lockByName(
    trx: Knex.Transaction,
    key: Pick<StoredSlo, 'entityId' | 'name'>,
  ): Promise<StoredSlo | undefined> {
    const row = await trx('slos')
      .where({ entity_id: key.entityId, name: key.name })
      .forUpdate()
      .first();
    return row && toStoredSlo(row);
  }

  /**
   * Waits for others who insert the same.
   *
   * @returns its id; undefined where there is one of that entity and name
   */
  async insert(
    trx: Knex.Transaction,
    slo: Omit<StoredSlo, 'id'>,
  ): Promise<number | undefined> {
    const [row] = await trx('slos')
      .insert(fromStoredSlo(slo))
      .onConflict(['entity_id', 'name'])
      .ignore()
      .returning('id');
    return row?.id;
  }

  async update(trx: Knex.Transaction, slo: StoredSlo): Promise<void> {
    await trx('slos').where('id', slo.id).update(fromStoredSlo(slo));
  }
}

/** Ids of ours are whole numbers; anything else cannot be found. */
export function toSloKey(id: string): number {
  return /^\d{1,9}$/.test(id) ? Number(id) : -1;
}

export function unknownSlo(id: string): never {
  throw new NotFoundError(`There is no SLO with the id ${id.slice(0, 63)}`);
}
