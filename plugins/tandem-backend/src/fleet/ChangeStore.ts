import type { Knex } from 'knex';
import type { EntityChanges } from '../catalog/EntityChanges';
import { inChunks } from '../database/rows';

/**
 * Keeps which entities changed until their services are prepared anew. Rows
 * are only added here, so that no writer waits for another one.
 */
export class ChangeStore implements EntityChanges {
  readonly #announced = new WeakSet<Knex.Transaction>();
  #listener: (() => void) | undefined;

  /** @param listener - called after each commit that changed something */
  onCommit(listener: () => void): void {
    this.#listener = listener;
  }

  async add(
    trx: Knex.Transaction,
    entityIds: readonly number[],
  ): Promise<void> {
    for (const chunk of inChunks([...new Set(entityIds)])) {
      await trx('fleet_changes').insert(chunk.map(id => ({ entity_id: id })));
      this.#announce(trx);
    }
  }

  #announce(trx: Knex.Transaction): void {
    if (this.#announced.has(trx)) return;
    this.#announced.add(trx);
    trx.executionPromise.then(
      () => this.#listener?.(),
      // What was rolled back changed nothing; its caller knows why.
      () => undefined,
    );
  }
}
