import {
  formatBudget,
  formatBurnRate,
  type Slo,
  type SloSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { markersAt, plotBudget } from './budgetPlot';
import { markerWords, momentWords } from './budgetSummary';
import { countsWords } from './budgetWords';
import styles from './BudgetChart.module.css';

/** The exact figures of a point, and what happened in it. */
export function BudgetHint(props: { slo: Slo; series: SloSeries; at: number }) {
  const { slo, series, at } = props;
  const { t } = useTranslate();
  const { points } = plotBudget(series, slo.status.asOf);
  const point = series.points[points.findIndex(one => one.at === at)];
  if (!point) {
    return null;
  }
  return (
    <div className={styles.tooltip}>
      <Muted>{momentWords(at)}</Muted>
      <strong>
        {point.remainingRatio === null
          ? t('slo.budget.noData')
          : formatBudget(point.remainingRatio)}
      </strong>
      <Muted>{[...figures(point, t)].join(' · ')}</Muted>
      {markersAt(series, at).map(marker => (
        <span key={`${marker.at}${marker.title}`}>
          {markerWords(marker, t)}
        </span>
      ))}
    </div>
  );
}

function* figures(point: SloSeries['points'][number], t: Translate) {
  const counts = countsWords(point, t);
  if (counts) yield counts;
  if (point.burnRate !== null) {
    yield `${t('slo.budget.burn')} ${formatBurnRate(point.burnRate)}`;
  }
}
