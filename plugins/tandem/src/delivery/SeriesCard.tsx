import { Flex, Skeleton } from '@backstage/ui';
import type {
  Dora,
  DoraBucket,
  DoraSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { lazy, Suspense } from 'react';
import { useTranslate } from '../translation';
import { Choice } from '../ui/Choice';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { SectionCard } from '../ui/SectionCard';
import { readMetric } from './metricReading';
import type { MetricName } from '../summary/metrics';
import type {
  ChangeOperations,
  OperationsState,
} from '../summary/operationsState';
import { useSeries } from './queries';
import { type Selection } from '../summary/useSummary';
import { bucketsFor, windowDays } from '../summary/range';
import { metricValue } from './seriesPlot';
import { SeriesTable } from './SeriesTable';
import styles from './SeriesCard.module.css';

const SeriesChart = lazy(() =>
  import('./SeriesChart').then(m => ({ default: m.SeriesChart })),
);

const PER = { day: 'perDay', week: 'perWeek', month: 'perMonth' } as const;

/** The course of the chosen figure over the range, as a chart or a table. */
export function SeriesCard(props: {
  selection: Selection;
  dora: Dora;
  metric: MetricName;
  state: OperationsState;
  change: ChangeOperations;
}) {
  const { selection, dora, metric, state } = props;
  const { t } = useTranslate();
  const usual = bucketsFor(windowDays(dora))[0];
  const bucket = state.bucket ?? usual;
  const series = useSeries(selection, dora, bucket);
  return (
    <SectionCard
      title={t('delivery.operations.chart.title', {
        name: t(`delivery.figure.name.${metric}`),
        bucket: t(`delivery.operations.chart.${PER[bucket]}`),
      })}
      actions={<Controls {...props} bucket={bucket} usual={usual} />}
    >
      <div className={styles.plot}>
        {series.isPending && <Skeleton width="100%" height="100%" />}
        {series.isError && !series.data && (
          <ErrorState
            title={t('delivery.operations.chart.failed')}
            error={series.error}
            onRetry={series.refetch}
          />
        )}
        {series.data && (
          <Course
            series={series.data}
            dora={dora}
            metric={metric}
            bucket={bucket}
            view={state.chartView}
          />
        )}
      </div>
    </SectionCard>
  );
}

function Course(props: {
  series: DoraSeries;
  dora: Dora;
  metric: MetricName;
  bucket: DoraBucket;
  view: OperationsState['chartView'];
}) {
  const { series, dora, metric, bucket, view } = props;
  const { t } = useTranslate();
  if (view === 'table') {
    return <SeriesTable series={series} metric={metric} bucket={bucket} />;
  }
  const isEmpty = series.points.every(
    point => metricValue(metric, point.metrics) === null,
  );
  const { figure, sample } = readMetric(metric, dora.metrics, t);
  if (isEmpty || (!figure && metric === 'deploymentFrequency')) {
    return (
      <EmptyState
        title={sample}
        description={t('delivery.operations.chart.empty')}
      />
    );
  }
  return (
    <Suspense fallback={<Skeleton width="100%" height="100%" />}>
      <SeriesChart series={series} metric={metric} bucket={bucket} />
    </Suspense>
  );
}

function Controls(props: {
  dora: Dora;
  state: OperationsState;
  change: ChangeOperations;
  bucket: DoraBucket;
  usual: DoraBucket;
}) {
  const { dora, state, change, bucket, usual } = props;
  const { t } = useTranslate();
  const buckets = (['day', 'week', 'month'] as const).filter(
    name => bucketsFor(windowDays(dora)).includes(name) || name === bucket,
  );
  return (
    <Flex gap="2" className={styles.controls}>
      {buckets.length > 1 && (
        <Choice
          label={t('delivery.operations.chart.bucket')}
          value={bucket}
          options={buckets.map(name => ({
            value: name,
            label: t(`delivery.operations.chart.${name}`),
          }))}
          onChange={name =>
            change(
              { bucket: name === usual ? undefined : name },
              { replace: true },
            )
          }
        />
      )}
      <Choice
        label={t('delivery.operations.chart.view')}
        value={state.chartView}
        options={[
          { value: 'chart', label: t('delivery.operations.chart.viewChart') },
          { value: 'table', label: t('delivery.operations.chart.viewTable') },
        ]}
        onChange={chartView => change({ chartView }, { replace: true })}
      />
    </Flex>
  );
}
