import { Skeleton } from '@backstage/ui';
import {
  ADOPTION_STEPS,
  formatEvents,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import { lazy, Suspense } from 'react';
import { formatCivilDate } from '../../liaison/civilDateNames';
import { type Translate, useTranslate } from '../../translation';
import { Choice } from '../../ui/Choice';
import { DataTable, type DataColumn } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import type { ChangeFleet, FleetState } from '../fleetState';
import { hasHistory } from './funnelWords';
import styles from './FunnelCard.module.css';

type Day = Funnel['trend'][number] & { id: string };

const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

/** How the steps grew, day by day, as a chart or a table. */
export function FunnelTrend(props: {
  funnel: Funnel;
  state: FleetState;
  change: ChangeFleet;
}) {
  const { funnel, state, change } = props;
  const { t } = useTranslate();
  const trend = funnel.isPartial ? 'trendHidden' : 'trendEmpty';
  if (!hasHistory(funnel)) {
    return (
      <EmptyState
        title={t(`fleet.funnel.${trend}`)}
        description={t(`fleet.funnel.${trend}Why`)}
      />
    );
  }
  return (
    <div className={styles.trend}>
      <div className={styles.choice}>
        <Choice
          label={t('fleet.funnel.view')}
          value={state.funnel === 'trend-table' ? 'trend-table' : 'trend'}
          options={[
            { value: 'trend', label: t('fleet.funnel.viewChart') },
            { value: 'trend-table', label: t('fleet.funnel.viewTable') },
          ]}
          onChange={view => change({ funnel: view }, { replace: true })}
        />
      </div>
      {state.funnel === 'trend-table' ? (
        <div className={styles.days}>
          <DataTable
            label={t('fleet.funnel.trend')}
            columns={columns(t)}
            items={[...funnel.trend]
              .reverse()
              .map(day => ({ ...day, id: day.date }))}
          />
        </div>
      ) : (
        <Suspense fallback={<Skeleton width="100%" height={240} />}>
          <TrendChart trend={funnel.trend} />
        </Suspense>
      )}
    </div>
  );
}

function columns(t: Translate): DataColumn<Day>[] {
  return [
    {
      id: 'date',
      label: t('fleet.funnel.column.date'),
      isRowHeader: true,
      cell: ({ date }) => formatCivilDate(date),
    },
    ...ADOPTION_STEPS.map(step => ({
      id: step,
      label: t(`glossary.${step}.name`),
      isNumeric: true,
      cell: (day: Day) => formatEvents(day[step]),
    })),
  ];
}
