import {
  NO_BREAK_SPACE,
  type Slo,
  type SloSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { useId, useMemo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { BudgetHint } from './BudgetHint';
import { AlertEpisodes, BudgetMarkers } from './BudgetMarkers';
import { plotBudget, type BudgetPlot } from './budgetPlot';
import { summarizeBudget } from './budgetSummary';
import { timeLabel, timeTicks } from './timeTicks';
import styles from './BudgetChart.module.css';

const TICK = { fontSize: 12, fill: faint(65) };
/** Light enough to stand out from the cards of both themes. */
const BELOW = 'color-mix(in srgb, var(--bui-negative-bg) 85%, white)';
const ABOVE = 'var(--bui-positive-bg)';

/** What is left of a budget, green above zero and red below, with gaps where there is no data. */
export function BudgetChart(props: { slo: Slo; series: SloSeries }) {
  const { slo, series } = props;
  const { t } = useTranslate();
  const gradient = useId().replace(/:/g, '');
  const plot = useMemo(
    () => plotBudget(series, slo.status.asOf),
    [series, slo.status.asOf],
  );
  return (
    <div
      role="img"
      aria-label={summarizeBudget(slo, series, t)}
      className={styles.chart}
    >
      <ResponsiveContainer width="100%" height="100%" minWidth={0}>
        <ComposedChart
          data={plot.points}
          accessibilityLayer={false}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke={faint(12)} />
          {axes(plot)}
          <ZeroSplit id={gradient} />
          <Area
            dataKey="drawn"
            baseValue={0}
            stroke={`url(#${gradient})`}
            strokeWidth={2}
            fill={`url(#${gradient})`}
            fillOpacity={0.25}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={{ r: 4, fill: faint(100), stroke: 'none' }}
          />
          <ReferenceLine y={0} stroke={faint(55)} />
          <BudgetMarkers markers={series.markers} />
          <AlertEpisodes markers={series.markers} />
          <Tooltip
            cursor={{ stroke: faint(40) }}
            isAnimationActive={false}
            content={({ active, label }) =>
              active ? (
                <BudgetHint slo={slo} series={series} at={Number(label)} />
              ) : null
            }
          />
        </ComposedChart>
      </ResponsiveContainer>
      <AlertLegend series={series} />
    </div>
  );
}

/** What the strips at the foot are, where there are any. */
function AlertLegend({ series }: { series: SloSeries }) {
  const { t } = useTranslate();
  const shown = (['page', 'ticket'] as const).filter(severity =>
    series.markers.some(marker => marker.severity === severity),
  );
  return shown.length ? (
    <Muted as="div" className={styles.legend}>
      {shown.map(severity => (
        <span key={severity} className={styles.legendItem}>
          <span className={styles.key} data-severity={severity} />
          {t(`slo.budget.legend.${severity}`)}
        </span>
      ))}
    </Muted>
  ) : null;
}

function axes({ from, to, floor, ticks }: BudgetPlot) {
  return (
    <>
      <XAxis
        dataKey="at"
        type="number"
        domain={[from, to]}
        ticks={timeTicks(from, to)}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: 'var(--bui-border-2)' }}
        tickFormatter={at => timeLabel(at, to - from)}
        minTickGap={12}
        interval="preserveStartEnd"
      />
      <YAxis
        width={60}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        domain={[floor, 1]}
        ticks={ticks}
        interval={0}
        tickFormatter={percentLabel}
      />
    </>
  );
}

/** Two colours that meet exactly at zero, in the plot's own pixels. */
function ZeroSplit({ id }: { id: string }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  const zero = scale?.(0);
  if (!area || typeof zero !== 'number') {
    return null;
  }
  const share = (zero - area.y) / area.height;
  return (
    <defs>
      <linearGradient
        id={id}
        gradientUnits="userSpaceOnUse"
        x1={0}
        x2={0}
        y1={area.y}
        y2={area.y + area.height}
      >
        <stop offset={share} stopColor={ABOVE} />
        <stop offset={share} stopColor={BELOW} />
      </linearGradient>
    </defs>
  );
}

function percentLabel(ratio: number): string {
  const percent = Math.round(ratio * 100);
  return `${percent < 0 ? '\u2212' : ''}${Math.abs(percent)}${NO_BREAK_SPACE}%`;
}

/** The colour of text, so strong. */
function faint(percent: number): string {
  return `color-mix(in srgb, var(--bui-fg-primary) ${percent}%, transparent)`;
}
