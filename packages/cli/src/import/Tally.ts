import type { IngestResult } from '@tandem/backstage-plugin-tandem-common';

type Status = IngestResult['status'];

/** Where the pieces of one item were answered differently, the first of these. */
const PRECEDENCE: Status[] = ['rejected', 'created', 'updated', 'unchanged'];

/** How many rejections are kept to be shown. */
const REJECTIONS_SHOWN = 5;

/** Counts what became of the items of one kind. */
export class Tally {
  readonly #noun: string;
  readonly #onItem: () => void;
  readonly #counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  readonly #rejections: string[] = [];
  #statusOfItem: Status = 'unchanged';

  /**
   * @param noun - what is counted, singular
   * @param onItem - called after each item
   */
  constructor(noun: string, onItem: () => void) {
    this.#noun = noun;
    this.#onItem = onItem;
  }

  /** Takes the answer to a piece of an item, in the order they were sent. */
  record(piece: {
    label: string;
    isLast: boolean;
    result: IngestResult;
  }): void {
    const { label, isLast, result } = piece;
    if (result.status === 'rejected' && this.#statusOfItem !== 'rejected') {
      this.#addRejection(label, result);
    }
    this.#statusOfItem = stronger(this.#statusOfItem, result.status);
    if (!isLast) return;
    this.#counts[this.#statusOfItem] += 1;
    this.#statusOfItem = 'unchanged';
    this.#onItem();
  }

  get total(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  get rejected(): number {
    return this.#counts.rejected;
  }

  /** `57 deployments: 54 created, 0 updated, 3 unchanged, 0 rejected` */
  describe(): string {
    const noun = this.total === 1 ? this.#noun : `${this.#noun}s`;
    const { created, updated, unchanged, rejected } = this.#counts;
    return `${this.total} ${noun}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
  }

  /** The first rejections with their reasons, a line each. */
  describeRejections(): string[] {
    const more = this.rejected - this.#rejections.length;
    return more > 0
      ? [...this.#rejections, `and ${more} more rejected`]
      : this.#rejections;
  }

  #addRejection(label: string, { error }: IngestResult): void {
    if (this.#rejections.length >= REJECTIONS_SHOWN) return;
    const message = error?.message ?? 'no reason given';
    const field =
      error?.field && !message.includes(error.field) ? `${error.field} ` : '';
    this.#rejections.push(`rejected ${label}: ${field}${message}`);
  }
}

function stronger(left: Status, right: Status): Status {
  return PRECEDENCE.indexOf(left) <= PRECEDENCE.indexOf(right) ? left : right;
}
