import {
  type JsonObject,
  type SloDefinition,
} from '@tandem/backstage-plugin-tandem-common';
import type {
  SliIndicator,
  SliMetric,
  SliThreshold,
} from '@tandem/backstage-plugin-tandem-node';

/** An indicator, and the source that its document names. */
export interface SourcedIndicator {
  indicator: SliIndicator;
  /** Absent where none is named: the default one is asked. */
  source?: string;
  /** Where the document names it, from `spec` of the SLI. */
  sourcePath: readonly string[];
}

interface MetricSource extends JsonObject {
  metricSourceRef?: string;
  spec: JsonObject;
}

/** What a fingerprint consists of: all that is asked of a source. */
interface Asked {
  thresholdMetric?: { metricSource: MetricSource };
  ratioMetric?: {
    counter?: boolean;
    rawType?: 'success' | 'failure';
  } & Partial<
    Record<'good' | 'bad' | 'total' | 'raw', { metricSource: MetricSource }>
  >;
  comparisons?: { op: SliThreshold['op']; value: number }[];
}

/**
 * What a valid definition asks its source for; also of an SLI that is named.
 *
 * @returns undefined where its metrics are of more than one source
 */
export function readIndicator({
  seriesFingerprint,
}: Pick<SloDefinition, 'seriesFingerprint'>): SourcedIndicator | undefined {
  const asked: Asked = JSON.parse(seriesFingerprint);
  const metrics = metricsOf(asked);
  const [first] = metrics;
  const isOneSource = metrics.every(
    each => sourceOf(each) === sourceOf(metrics[0]),
  );
  if (!isOneSource) return undefined;
  return {
    indicator: indicatorOf(asked),
    source: sourceOf(first),
    sourcePath: [
      ...first.path,
      'metricSource',
      ...(first.metricSource.metricSourceRef === undefined
        ? ['spec', 'source']
        : ['metricSourceRef']),
    ],
  };
}

interface PlacedMetric {
  path: string[];
  metricSource: MetricSource;
}

function metricsOf({ thresholdMetric, ratioMetric }: Asked): PlacedMetric[] {
  if (thresholdMetric) {
    return [{ path: ['thresholdMetric'], ...thresholdMetric }];
  }
  return (['raw', 'good', 'bad', 'total'] as const).flatMap(name => {
    const metric = ratioMetric?.[name];
    return metric ? [{ path: ['ratioMetric', name], ...metric }] : [];
  });
}

function sourceOf({ metricSource }: PlacedMetric): string | undefined {
  const { metricSourceRef, spec } = metricSource;
  const named = metricSourceRef ?? spec.source;
  return named === undefined ? undefined : String(named);
}

function indicatorOf({
  thresholdMetric,
  ratioMetric = {},
  comparisons = [],
}: Asked): SliIndicator {
  const metric = (
    path: string[],
    { metricSource }: { metricSource: MetricSource },
  ): SliMetric => ({
    spec: metricSource.spec,
    path: [...path, 'metricSource', 'spec'],
  });
  if (thresholdMetric) {
    const [{ op, value }] = comparisons;
    const path = ['thresholdMetric'];
    return {
      kind: 'threshold',
      metric: metric(path, thresholdMetric),
      op,
      value,
    };
  }
  const { counter = true, rawType = 'success' } = ratioMetric;
  const { good, bad, total, raw } = ratioMetric;
  if (raw) {
    return { kind: 'raw', rawType, raw: metric(['ratioMetric', 'raw'], raw) };
  }
  return {
    kind: 'ratio',
    counter,
    ...(good && { good: metric(['ratioMetric', 'good'], good) }),
    ...(bad && { bad: metric(['ratioMetric', 'bad'], bad) }),
    total: metric(['ratioMetric', 'total'], total!),
  };
}
