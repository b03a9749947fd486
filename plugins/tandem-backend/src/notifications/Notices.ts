import type { Knex } from 'knex';
import type { LiaisonNotices } from '../liaison/LiaisonNotices';
import type { SloNotices } from '../slo/SloNotices';
import type { Notice } from './notice';
import type { NoticeStore } from './NoticeStore';

/** Takes in what people should hear of, in the transaction that makes it true. */
export class Notices implements LiaisonNotices, SloNotices {
  readonly #store: NoticeStore;
  readonly #isEnabled: boolean;
  readonly #announced = new WeakSet<Knex.Transaction>();
  #listener: (() => void) | undefined;

  /** @param options - where they are not enabled nothing is kept, and nothing made up for later */
  constructor(options: { store: NoticeStore; isEnabled: boolean }) {
    this.#store = options.store;
    this.#isEnabled = options.isEnabled;
  }

  /** @param listener - called after each commit that added something */
  onCommit(listener: () => void): void {
    this.#listener = listener;
  }

  async add(trx: Knex.Transaction, notices: readonly Notice[]): Promise<void> {
    if (!this.#isEnabled || notices.length === 0) return;
    await this.#store.add(trx, notices, Date.now());
    if (this.#announced.has(trx)) return;
    this.#announced.add(trx);
    trx.executionPromise.then(
      () => this.#listener?.(),
      // What was rolled back is told to nobody; its caller knows why.
      () => undefined,
    );
  }

  async lastAt(
    trx: Knex.Transaction,
    bundles: readonly string[],
  ): Promise<Map<string, number>> {
    return this.#isEnabled ? this.#store.lastAt(trx, bundles) : new Map();
  }
}
