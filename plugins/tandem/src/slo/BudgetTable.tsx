import {
  formatBudget,
  formatBurnRate,
  type Slo,
  type SloSeries,
  type SloSeriesPoint,
} from '@tandem/backstage-plugin-tandem-common';
import { useMemo } from 'react';
import { ShowOlder } from '../ui/ShowOlder';
import { useShownRows } from '../ui/useShownRows';
import { type Translate, useTranslate } from '../translation';
import { DataTable, type DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { markersAt, plotBudget } from './budgetPlot';
import { markerWords, momentWords } from './budgetSummary';
import { countsWords } from './budgetWords';
import styles from './BudgetCard.module.css';

type TableRow = SloSeriesPoint & { id: string; at: number };

/** The numbers behind the chart, newest first. */
export function BudgetTable(props: { slo: Slo; series: SloSeries }) {
  const { slo, series } = props;
  const { t } = useTranslate();
  const rows = useMemo(() => newestFirst(slo, series), [slo, series]);
  const shown = useShownRows(rows);
  return (
    <div className={styles.table}>
      <DataTable
        label={t('slo.budget.table', { title: slo.title })}
        columns={columns(series, t)}
        items={shown.rows}
      />
      <ShowOlder
        isAny={shown.hasMore}
        isPending={false}
        onPress={shown.showMore}
      />
    </div>
  );
}

function newestFirst(slo: Slo, series: SloSeries): TableRow[] {
  const { points } = plotBudget(series, slo.status.asOf);
  return series.points
    .map((point, index) => ({
      ...point,
      id: point.start,
      at: points[index].at,
    }))
    .reverse();
}

function columns(series: SloSeries, t: Translate): DataColumn<TableRow>[] {
  return [
    {
      id: 'at',
      label: t('slo.budget.when'),
      width: '20%',
      isRowHeader: true,
      cell: ({ at }) => momentWords(at),
    },
    {
      id: 'remaining',
      label: t('slo.budget.remaining'),
      width: '18%',
      isNumeric: true,
      cell: ({ remainingRatio }) =>
        remainingRatio === null ? (
          <Muted>{t('slo.budget.noData')}</Muted>
        ) : (
          formatBudget(remainingRatio)
        ),
    },
    {
      id: 'burn',
      label: t('slo.budget.burn'),
      width: '14%',
      isNumeric: true,
      cell: ({ burnRate }) =>
        burnRate === null ? t('slo.list.none') : formatBurnRate(burnRate),
    },
    {
      id: 'counts',
      label: t('delivery.operations.chart.sample'),
      width: '26%',
      isNumeric: true,
      cell: point => <Muted>{countsWords(point, t)}</Muted>,
    },
    {
      id: 'happened',
      label: t('slo.budget.happened'),
      cell: ({ at }) =>
        markersAt(series, at)
          .map(marker => markerWords(marker, t))
          .join(', '),
    },
  ];
}
