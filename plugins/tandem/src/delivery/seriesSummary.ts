import type {
  DoraBucket,
  DoraSeries,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import { bucketLabel } from './bucketLabel';
import { readBucket } from './metricReading';
import type { MetricName } from '../summary/metrics';
import { failedOf, metricValue } from './seriesPlot';

const PER = { day: 'perDay', week: 'perWeek', month: 'perMonth' } as const;

/** A chart in a sentence, for those who cannot see it. */
export function summarizeSeries(
  series: DoraSeries,
  metric: MetricName,
  bucket: DoraBucket,
  t: Translate,
): string {
  const { points } = series;
  const known = points.filter(
    point => metricValue(metric, point.metrics) !== null,
  );
  const words = (point: DoraSeries['points'][number]) => {
    const { figure, sample } = readBucket(metric, point.metrics, t);
    return figure ?? sample;
  };
  const sorted = [...known].sort(
    (a, b) => metricValue(metric, a.metrics)! - metricValue(metric, b.metrics)!,
  );
  const sentence = t('delivery.operations.chart.summary', {
    name: t(`delivery.figure.name.${metric}`),
    bucket: t(`delivery.operations.chart.${PER[bucket]}`),
    from: bucketLabel(points[0], bucket),
    to: bucketLabel(points.at(-1)!, bucket),
  });
  const extent = sorted.length
    ? t('delivery.operations.chart.summaryRange', {
        low: words(sorted[0]),
        high: words(sorted.at(-1)!),
        last: words(known.at(-1)!),
      })
    : '';
  const gaps = t('delivery.operations.chart.summaryGaps', {
    known: `${known.length}`,
    total: `${points.length}`,
  });
  return `${sentence}${extent}${failures(series, metric, t)}${gaps}`;
}

function failures({ points }: DoraSeries, metric: MetricName, t: Translate) {
  const failed = points.reduce(
    (sum, point) => sum + failedOf(metric, point.metrics),
    0,
  );
  return failed
    ? t('delivery.operations.chart.summaryFailed', { failed: `${failed}` })
    : '';
}
