import type { JsonObject } from '@tandem/backstage-plugin-tandem-common';

/**
 * What an SLO asks its source for, as its OpenSLO document has it. All metrics
 * of an indicator are of one source.
 *
 * @public
 */
export type SliIndicator = SliRatio | SliRawRatio | SliThreshold;

/**
 * `ratioMetric` with `total` and either `good` or `bad`.
 *
 * @public
 */
export interface SliRatio {
  kind: 'ratio';
  /**
   * Whether the metrics are counters that only grow; where false, each sample
   * is a number of events by itself.
   */
  counter: boolean;
  /** Exactly one of `good` and `bad` is there. */
  good?: SliMetric;
  bad?: SliMetric;
  total: SliMetric;
}

/**
 * `ratioMetric` with `raw`: a ratio from 0 to 1 that somebody else computed.
 *
 * @public
 */
export interface SliRawRatio {
  kind: 'raw';
  /** Whether it is the share of good or of bad events. */
  rawType: 'success' | 'failure';
  raw: SliMetric;
}

/**
 * `thresholdMetric`: a value that is good where it compares so with `value`.
 *
 * @public
 */
export interface SliThreshold {
  kind: 'threshold';
  metric: SliMetric;
  op: 'lt' | 'lte' | 'gt' | 'gte';
  value: number;
}

/**
 * `metricSource.spec` of a metric, and where it is.
 *
 * @public
 */
export interface SliMetric {
  /** As people wrote it; nothing in it was checked yet. */
  spec: JsonObject;
  /** From `spec` of the SLI, such as `['ratioMetric', 'good', 'metricSource', 'spec']`. */
  path: readonly string[];
}
