import type { SliAnswer } from '@tandem/backstage-plugin-tandem-node';

/** So much time goes to questions that a source has no answer to; other sources wait meanwhile. */
const PATIENCE_MILLIS = 15_000;
/** One slow query takes at most as many others along, since they are asked together. */
const ALONE = 50;
/** After an outage there are many to ask again. */
const SOME = 8;

/** How a source answers in one run, and so what it is asked further. */
export class SourceTurn {
  #silence: string | undefined;
  #slowMillis = 0;
  #answeredInARow = 0;

  /** What it said when it did not answer; then it is not asked again. */
  get silence(): string | undefined {
    return this.#silence;
  }

  /** Whether those that had no answer before have to wait for the next run. */
  get isOver(): boolean {
    return this.#slowMillis >= PATIENCE_MILLIS;
  }

  /**
   * How many to ask at once of those that had no answer before: one of them may
   * have kept the others from it, unless it was the source.
   */
  get share(): number {
    return this.#answeredInARow < ALONE ? 1 : SOME;
  }

  fallSilent(message: string): void {
    this.#silence = message;
  }

  /** @param millis - until there were these answers to one question */
  note(answers: readonly SliAnswer[], millis: number): void {
    const errors = answers.flatMap(each =>
      'error' in each ? [each.error] : [],
    );
    if (errors.length === 0) {
      this.#answeredInARow += answers.length;
      return;
    }
    this.#answeredInARow = 0;
    if (errors.some(error => error.isRetryable)) this.#slowMillis += millis;
    const isAll = errors.length === answers.length && answers.length > 1;
    if (isAll && this.isOver) this.fallSilent(errors[0].message);
  }
}
