import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
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
import { tandemTranslationRef } from '../translation';
import { Muted } from '../ui/Muted';
import { bucketLabel, tickLabel } from './bucketLabel';
import { readBucket } from './metricReading';
import type { MetricName } from './metrics';
import { plotSeries, type AxisUnit } from './seriesPlot';
import { summarizeSeries } from './seriesSummary';
import styles from './SeriesCard.module.css';

const TICK = {
  fontSize: 12,
  fill: 'color-mix(in srgb, var(--bui-fg-primary) 65%, transparent)',
};

/** Counts as bars; everything else as a line that breaks where there is no data. */
export function SeriesChart(props: {
  series: DoraSeries;
  metric: MetricName;
  bucket: DoraBucket;
}) {
  const { series, metric, bucket } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { unit, points } = useMemo(
    () => plotSeries(series, metric),
    [series, metric],
  );
  return (
    <div
      role="img"
      aria-label={summarizeSeries(series, metric, bucket, t)}
      style={{ height: '100%' }}
    >
      <ResponsiveContainer width="100%" height="100%" minWidth={0}>
        <ComposedChart
          data={points}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
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
          <Tooltip
            cursor={{
              fill: 'color-mix(in srgb, var(--bui-fg-primary) 5%, transparent)',
            }}
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
          {unit.name === 'deployments' ? (
            <Bar
              dataKey="value"
              fill="var(--bui-accent-bg)"
              maxBarSize={40}
              radius={[2, 2, 0, 0]}
              isAnimationActive={false}
            />
          ) : (
            <Line
              dataKey="value"
              stroke="var(--bui-accent-bg)"
              strokeWidth={2}
              dot={{ r: 3, fill: 'var(--bui-accent-bg)' }}
              connectNulls={false}
              isAnimationActive={false}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function Hint(props: {
  point: DoraSeries['points'][number] | undefined;
  metric: MetricName;
  bucket: DoraBucket;
}) {
  const { point, metric, bucket } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
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

function axisLabel(value: number, unit: AxisUnit): string {
  return unit.name === 'deployments'
    ? `${value}`
    : `${Math.round(value * 10) / 10}${NO_BREAK_SPACE}${unit.name}`;
}
