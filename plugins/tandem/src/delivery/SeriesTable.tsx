import type {
  DoraBucket,
  DoraSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../translation';
import { DataTable, type DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { readBucket } from './metricReading';
import type { MetricName } from '../summary/metrics';
import { bucketLabel } from './bucketLabel';
import styles from './SeriesCard.module.css';

type Point = DoraSeries['points'][number] & { id: string };

/** The numbers behind the chart. */
export function SeriesTable(props: {
  series: DoraSeries;
  metric: MetricName;
  bucket: DoraBucket;
}) {
  const { series, metric, bucket } = props;
  const { t } = useTranslate();
  const name = t(`delivery.figure.name.${metric}`);
  return (
    <div className={styles.table}>
      <DataTable
        label={name}
        columns={columns(metric, bucket, name, t)}
        items={series.points.map(point => ({ ...point, id: point.start }))}
      />
    </div>
  );
}

function columns(
  metric: MetricName,
  bucket: DoraBucket,
  name: string,
  t: Translate,
): DataColumn<Point>[] {
  return [
    {
      id: 'start',
      label: t(`delivery.operations.chart.${bucket}`),
      width: '34%',
      isRowHeader: true,
      cell: point => bucketLabel(point, bucket),
    },
    {
      id: 'value',
      label: name,
      width: '33%',
      cell: ({ metrics }) =>
        readBucket(metric, metrics, t).figure ?? (
          <Muted>{t('delivery.operations.chart.noData')}</Muted>
        ),
    },
    {
      id: 'sample',
      label: t('delivery.operations.chart.sample'),
      cell: ({ metrics }) => (
        <Muted>{readBucket(metric, metrics, t).sample}</Muted>
      ),
    },
  ];
}
