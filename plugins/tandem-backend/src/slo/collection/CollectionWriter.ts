import { toError } from '@backstage/errors';
import type { SliAnswer } from '@tandem/backstage-plugin-tandem-node';
import type { Knex } from 'knex';
import type { DefinitionReader } from '../DefinitionReader';
import type { SeriesStore } from '../SeriesStore';
import type { SloStore } from '../SloStore';
import type { SlotStore } from '../SlotStore';
import type { StatusRefresher } from '../StatusRefresher';
import type { StoredSlo } from '../storedSlo';
import {
  afterPiece,
  nextPiece,
  nextSlotDue,
  type Piece,
} from './collectionPieces';
import type { Claim, CollectionStore, Settlement } from './CollectionStore';
import { storedCounts, type StoredCounts } from './storedCounts';

const MINUTE_MILLIS = 60_000;
const LONGEST_BACK_OFF_MINUTES = 10;
/** A passing failure is shown when it happens again, a minute later. */
const ATTEMPTS_BEFORE_SHOWN = 2;
/** After about half an hour what is there is all there will be. */
const ATTEMPTS_FOR_COMPLETE = 6;
const FAILURE_LENGTH = 500;

/** Why an SLO was not measured. */
export interface CollectionFailure {
  message: string;
  isRetryable: boolean;
}

/** Keeps what a source said: slots, cursor and status in one transaction. */
export class CollectionWriter {
  readonly #knex: Knex;
  readonly #store: CollectionStore;
  readonly #slos: SloStore;
  readonly #definitions: DefinitionReader;
  readonly #series: SeriesStore;
  readonly #slots: SlotStore;
  readonly #refresher: StatusRefresher;

  constructor(options: {
    knex: Knex;
    store: CollectionStore;
    slos: SloStore;
    definitions: DefinitionReader;
    series: SeriesStore;
    slots: SlotStore;
    refresher: StatusRefresher;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#slos = options.slos;
    this.#definitions = options.definitions;
    this.#series = options.series;
    this.#slots = options.slots;
    this.#refresher = options.refresher;
  }

  /** Keeps the answer to a piece of an SLO's series. */
  async keep(
    { claim, slo, piece }: { claim: Claim; slo: StoredSlo; piece: Piece },
    answer: SliAnswer,
  ): Promise<void> {
    if ('error' in answer) return this.fail({ claim, slo }, answer.error);
    const now = Date.now();
    const { scale } = await this.#series.facts(this.#knex, claim.seriesId);
    let slots: StoredCounts[];
    try {
      slots = storedCounts(answer.counts, piece, scale);
    } catch (error) {
      const { message } = toError(error);
      return this.fail({ claim, slo }, { message, isRetryable: false });
    }
    const attempts = answer.isComplete ? 0 : claim.attempts + 1;
    const isDone = attempts % ATTEMPTS_FOR_COMPLETE === 0;
    const cursors = isDone ? afterPiece(claim.cursors, piece) : claim.cursors;
    const isNew = slots.length > 0 || claim.failure !== undefined;
    return this.#write(
      { claim, slo },
      {
        cursors,
        attempts: isDone ? 0 : attempts,
        dueAt: isDone ? dueAfter(cursors, now) : now + backOff(attempts),
      },
      isNew ? { piece, slots } : undefined,
    );
  }

  /** Keeps what the source said instead of an answer, and asks again later. */
  async fail(
    { claim, slo }: { claim: Claim; slo: StoredSlo },
    { message, isRetryable }: CollectionFailure,
  ): Promise<void> {
    const attempts = claim.attempts + 1;
    const isShown = !isRetryable || attempts >= ATTEMPTS_BEFORE_SHOWN;
    const failure = isShown ? shortened(message) : claim.failure;
    return this.#write(
      { claim, slo },
      {
        cursors: claim.cursors,
        attempts,
        failure,
        dueAt: Date.now() + backOff(attempts),
      },
      failure === claim.failure ? undefined : { slots: [] },
    );
  }

  async #write(
    { claim, slo: { id } }: { claim: Claim; slo: StoredSlo },
    settlement: Settlement,
    news: { slots: StoredCounts[]; piece?: Piece } | undefined,
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      const slo = await this.#slos.lock(trx, id);
      const isHeld = await this.#store.settle(trx, claim, settlement);
      // Who took the claim over asks the same again.
      if (!isHeld || !news || slo.seriesId !== claim.seriesId) return;
      if (slo.state === 'archived') return;
      const { slots, piece } = news;
      if (piece && slots.length > 0) {
        const { resolution } = piece;
        await this.#slots.save(trx, claim.seriesId, { resolution, slots });
      }
      const { definition } = await this.#definitions.read(trx, slo.document);
      if (!definition) return;
      await this.#refresher.refresh(trx, slo, {
        definition,
        seriesId: claim.seriesId,
        now: Date.now(),
        changedFrom: piece?.from,
      });
    });
  }
}

function dueAfter(cursors: Settlement['cursors'], now: number): number {
  return nextPiece(cursors, now) ? now : nextSlotDue(now);
}

/** Longer after each attempt: 1, 2, 4, 8 and then 10 minutes. */
function backOff(attempts: number): number {
  const minutes = Math.min(2 ** (attempts - 1), LONGEST_BACK_OFF_MINUTES);
  return minutes * MINUTE_MILLIS;
}

function shortened(message: string): string {
  return message.length <= FAILURE_LENGTH
    ? message
    : `${message.slice(0, FAILURE_LENGTH)}…`;
}
