import {
  NO_BREAK_SPACE,
  type DoraBucket,
  type DoraSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { useMemo } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { bucketLabel, tickLabel } from './bucketLabel';
import { readBucket } from './metricReading';
import type { MetricName } from '../summary/metrics';
import { plotSeries, type AxisUnit, type PlotPoint } from './seriesPlot';
import { summarizeSeries } from './seriesSummary';
import styles from './SeriesCard.module.css';

const UNDISTURBED_COLOR = 'var(--bui-accent-bg)';
/** Light enough to stand out from the cards of both themes. */
const FAILED_COLOR = 'color-mix(in srgb, var(--bui-negative-bg) 75%, white)';
const TICK = {
  fontSize: 12,
  fill: faint(65),
};

/** Counts as bars; everything else as a line that breaks where there is no data. */
export function SeriesChart(props: {
  series: DoraSeries;
  metric: MetricName;
  bucket: DoraBucket;
}) {
  const { series, metric, bucket } = props;
  const { t } = useTranslate();
  const { unit, points } = useMemo(
    () => plotSeries(series, metric),
    [series, metric],
  );
  return (
    <div
      role="img"
      aria-label={summarizeSeries(series, metric, bucket, t)}
      className={styles.chart}
    >
      <ResponsiveContainer width="100%" height="100%" minWidth={0}>
        <ComposedChart
          data={points}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          {axes(unit, bucket)}
          <Tooltip
            cursor={{ fill: faint(5) }}
            content={({ active, label }) => (
              <Hint
                point={
                  active
                    ? series.points.find(({ start }) => start === label)
                    : undefined
                }
                metric={metric}
                bucket={bucket}
              />
            )}
          />
          {unit.name === 'deployments' ? deploymentBars() : course()}
        </ComposedChart>
      </ResponsiveContainer>
      {points.some(({ failed }) => failed > 0) && <Legend />}
    </div>
  );
}

function axes(unit: AxisUnit, bucket: DoraBucket) {
  return (
    <>
      <CartesianGrid vertical={false} stroke={faint(12)} />
      <XAxis
        dataKey="start"
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: 'var(--bui-border-2)' }}
        tickFormatter={start => tickLabel(start, bucket)}
        padding={{ left: 16, right: 16 }}
        minTickGap={8}
        interval="equidistantPreserveStart"
      />
      <YAxis
        width={unit.name === 'deployments' ? 32 : 52}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        allowDecimals={unit.name !== 'deployments'}
        tickFormatter={value => axisLabel(value, unit)}
      />
    </>
  );
}

/** What the two colours of the bars are. */
function Legend() {
  const { t } = useTranslate();
  return (
    <Muted as="div" className={styles.legend}>
      <span className={styles.key} style={{ background: UNDISTURBED_COLOR }} />
      {t('delivery.operations.chart.legendOther')}
      <span className={styles.key} style={{ background: FAILED_COLOR }} />
      {t('delivery.operations.chart.legendFailed')}
    </Muted>
  );
}

/** Failed deployments at the foot of each bar, the others on top. */
function deploymentBars() {
  const shared = { stackId: 'deployments', maxBarSize: 40 };
  return (
    <>
      <Bar
        {...shared}
        dataKey="failed"
        fill={FAILED_COLOR}
        isAnimationActive={false}
      />
      <Bar
        {...shared}
        dataKey={({ value, failed }: PlotPoint) => (value ?? 0) - failed}
        fill={UNDISTURBED_COLOR}
        radius={[2, 2, 0, 0]}
        isAnimationActive={false}
      />
    </>
  );
}

function course() {
  return (
    <Line
      dataKey="value"
      stroke="var(--bui-accent-bg)"
      strokeWidth={2}
      dot={{ r: 3, fill: 'var(--bui-accent-bg)' }}
      connectNulls={false}
      isAnimationActive={false}
    />
  );
}

function Hint(props: {
  point: DoraSeries['points'][number] | undefined;
  metric: MetricName;
  bucket: DoraBucket;
}) {
  const { point, metric, bucket } = props;
  const { t } = useTranslate();
  if (!point) {
    return null;
  }
  const { figure, sample } = readBucket(metric, point.metrics, t);
  return (
    <div className={styles.tooltip}>
      <Muted>{bucketLabel(point, bucket)}</Muted>
      {figure && <strong>{figure}</strong>}
      <Muted>{sample}</Muted>
    </div>
  );
}

/** The colour of text, so strong. */
function faint(percent: number): string {
  return `color-mix(in srgb, var(--bui-fg-primary) ${percent}%, transparent)`;
}

function axisLabel(value: number, unit: AxisUnit): string {
  return unit.name === 'deployments'
    ? `${value}`
    : `${Math.round(value * 10) / 10}${NO_BREAK_SPACE}${unit.name}`;
}
