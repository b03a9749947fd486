import { Flex, Select, Skeleton } from '@backstage/ui';
import {
  formatBudget,
  type Slo,
  type SloSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { lazy, Suspense } from 'react';
import {
  BUDGET_PERIODS,
  type ChangeOperations,
  type OperationsState,
} from '../summary/operationsState';
import { useTranslate } from '../translation';
import { Choice } from '../ui/Choice';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Muted } from '../ui/Muted';
import { SectionCard } from '../ui/SectionCard';
import { plotBudget } from './budgetPlot';
import { BudgetTable } from './BudgetTable';
import { ForecastLine } from './ForecastLine';
import { HowBudgetComputed } from './HowBudgetComputed';
import { useSloSeries } from './queries';
import { periodWords } from './sloWords';
import styles from './BudgetCard.module.css';

const BudgetChart = lazy(() =>
  import('./BudgetChart').then(m => ({ default: m.BudgetChart })),
);

/** The course of one SLO's error budget with what happened beside it. */
export function BudgetCard(props: {
  slo: Slo;
  /** To choose from, worst first. */
  slos: readonly Slo[];
  state: OperationsState;
  change: ChangeOperations;
}) {
  const { slo, state } = props;
  const { t } = useTranslate();
  const isDraft = slo.state === 'draft';
  const series = useSloSeries(isDraft ? undefined : slo.id, state.budgetPeriod);
  const whole = useSloSeries(isDraft ? undefined : slo.id, 'window');
  return (
    <SectionCard
      title={t('slo.budget.title', { title: slo.title })}
      actions={<Controls {...props} />}
    >
      <div className={styles.plot}>
        {isDraft && (
          <EmptyState
            title={t('slo.budget.draft')}
            description={t('slo.budget.draftWhy')}
          />
        )}
        {!isDraft && series.isPending && (
          <Skeleton width="100%" height="100%" />
        )}
        {series.isError && !series.data && (
          <ErrorState
            title={t('slo.budget.failed')}
            error={series.error}
            onRetry={series.refetch}
          />
        )}
        {series.data && (
          <Course slo={slo} series={series.data} view={state.budgetView} />
        )}
      </div>
      {!isDraft && (
        <div className={styles.foot}>
          <div>
            {series.data && <CutNote slo={slo} series={series.data} />}
            <ForecastLine slo={slo} series={whole.data} />
          </div>
          <Muted as="p">
            <HowBudgetComputed slo={slo} />
          </Muted>
        </div>
      )}
    </SectionCard>
  );
}

function Course(props: {
  slo: Slo;
  series: SloSeries;
  view: OperationsState['budgetView'];
}) {
  const { slo, series, view } = props;
  const { t } = useTranslate();
  if (series.points.every(({ remainingRatio }) => remainingRatio === null)) {
    return (
      <EmptyState
        title={t('slo.budget.empty')}
        description={t('slo.budget.emptyWhy')}
      />
    );
  }
  if (view === 'table') {
    return <BudgetTable slo={slo} series={series} />;
  }
  return (
    <Suspense fallback={<Skeleton width="100%" height="100%" />}>
      <BudgetChart slo={slo} series={series} />
    </Suspense>
  );
}

/** Says so where the course goes below what is drawn. */
function CutNote(props: { slo: Slo; series: SloSeries }) {
  const { t } = useTranslate();
  const { isCut, floor, lowest } = plotBudget(
    props.series,
    props.slo.status.asOf,
  );
  return isCut && lowest !== undefined ? (
    <Muted as="p">
      {t('slo.budget.capped', {
        floor: formatBudget(floor),
        lowest: formatBudget(lowest),
      })}
    </Muted>
  ) : null;
}

function Controls(props: {
  slo: Slo;
  slos: readonly Slo[];
  state: OperationsState;
  change: ChangeOperations;
}) {
  const { slo, slos, state, change } = props;
  const { t } = useTranslate();
  return (
    <Flex gap="2" align="center" className={styles.controls}>
      {slos.length > 1 && (
        <Select
          className={styles.select}
          aria-label={t('slo.budget.choose')}
          options={slos.map(({ id, title }) => ({ value: id, label: title }))}
          value={slo.id}
          onChange={id =>
            id && change({ budgetOf: String(id) }, { replace: true })
          }
        />
      )}
      <Choice
        label={t('slo.budget.period')}
        value={state.budgetPeriod}
        options={BUDGET_PERIODS.map(period => ({
          value: period,
          label:
            period === 'window'
              ? periodWords(slo, t)
              : t(`slo.budget.periods.${period}`),
        }))}
        onChange={budgetPeriod => change({ budgetPeriod }, { replace: true })}
      />
      <Choice
        label={t('delivery.operations.chart.view')}
        value={state.budgetView}
        options={[
          { value: 'chart', label: t('delivery.operations.chart.viewChart') },
          { value: 'table', label: t('delivery.operations.chart.viewTable') },
        ]}
        onChange={budgetView => change({ budgetView }, { replace: true })}
      />
    </Flex>
  );
}
