import type { SliIndicator } from './SliIndicator';

/**
 * Measures SLOs in an outside system such as Prometheus. The system's address
 * and credentials come from the backend's configuration: a document only names
 * the source, with `metricSourceRef` or with `source` in its spec.
 *
 * @public
 */
export interface SliProvider {
  /**
   * The `metricSource.type` that documents name it by, such as `Prometheus`;
   * case does not matter.
   */
  readonly type: string;

  /** Names of the configured sources; where a document names none, the first is asked. */
  readonly sources: readonly string[];

  /**
   * What keeps an indicator from being measured. Asks nobody; never throws.
   *
   * @returns what is wrong with the `spec` of its metrics; empty where nothing is
   */
  check(indicator: SliIndicator): SliProblem[];

  /**
   * Good and total events of each slot of a grid, for many SLOs at once.
   *
   * An SLO whose query the source refuses is answered with its error, and the
   * others are measured all the same.
   *
   * @throws where the source as a whole does not answer: the same request is
   * made again later. The message is shown to people: it names the source, and
   * holds neither addresses nor credentials.
   */
  measure(
    request: SliRequest,
    options: { signal: AbortSignal },
  ): Promise<SliAnswer[]>;
}

/**
 * A part of an indicator that cannot be measured.
 *
 * @public
 */
export interface SliProblem {
  /** From `spec` of the SLI, such as `['ratioMetric', 'good', 'metricSource', 'spec', 'query']`. */
  path: readonly string[];
  /** What is wrong and what to write instead, to follow the name of the field. */
  message: string;
}

/**
 * What to measure, and when.
 *
 * @public
 */
export interface SliRequest {
  /** One of the provider's `sources`. */
  source: string;
  slots: SliSlots;
  /** Some 50, each with an `id` of its own. All of them passed `check`. */
  queries: readonly SliQuery[];
}

/**
 * Slots [start, start + length) one after the other, on the grid of their length
 * in UTC; they all have ended.
 *
 * @public
 */
export interface SliSlots {
  /** Start of the first slot, in epoch milliseconds. */
  from: number;
  /** End of the last slot, in epoch milliseconds. */
  to: number;
  /** 5 minutes, an hour or a day. */
  lengthMillis: number;
}

/**
 * One SLO to measure.
 *
 * @public
 */
export interface SliQuery {
  id: string;
  indicator: SliIndicator;
}

/**
 * What the source says of one SLO; one of each query.
 *
 * @public
 */
export type SliAnswer = SliCounts | SliFailure;

/** @public */
export interface SliCounts {
  id: string;
  /** Slots with data; those without are left out, and in any order. */
  counts: SliSlotCounts[];
  /**
   * False where parts of the source did not answer: the counts are kept, and
   * asked for again.
   */
  isComplete: boolean;
  /** What the source warns of, in its own words. */
  warnings: string[];
}

/**
 * Events of one slot. A slot without traffic has 0 of 0; a slot that the source
 * knows nothing about is left out.
 *
 * @public
 */
export interface SliSlotCounts {
  /** Start of the slot, in epoch milliseconds. */
  start: number;
  /** Finite; estimates may have decimals. */
  good: number;
  total: number;
}

/** @public */
export interface SliFailure {
  id: string;
  error: {
    /** The source's own words; shown to people. */
    message: string;
    /** Whether the same query may work later although nobody changes anything. */
    isRetryable: boolean;
  };
}
