import type {
  DoraMetrics,
  DoraSeries,
} from '@tandem/backstage-plugin-tandem-common';
import type { MetricName } from '../summary/metrics';

const HOUR = 3_600;
const DAY = 86_400;

/** The unit of a chart's vertical axis. */
export interface AxisUnit {
  name: 'deployments' | '%' | 'min' | 'h' | 'd';
  /** What one unit is worth in the figure's own unit. */
  size: number;
}

/** One bucket; `value` is in the axis's unit, `null` a gap. */
export interface PlotPoint {
  /** Of a count of deployments, those that failed; else 0. */
  failed: number;
  start: string;
  end: string;
  value: number | null;
}

/** A series as it is drawn. */
export interface SeriesPlotData {
  unit: AxisUnit;
  points: PlotPoint[];
}

/** Scales a figure's course to an axis people can read. */
export function plotSeries(
  series: DoraSeries,
  name: MetricName,
): SeriesPlotData {
  const values = series.points.map(point => metricValue(name, point.metrics));
  const unit = axisUnit(name, values);
  const points = series.points.map(({ start, end, metrics }, index) => {
    const value = values[index];
    return {
      start,
      end,
      value: value === null ? null : value / unit.size,
      failed: failedOf(name, metrics),
    };
  });
  return { unit, points };
}

/** The drawn number of a figure: deployments, seconds or a ratio. */
export function metricValue(
  name: MetricName,
  metrics: DoraMetrics,
): number | null {
  switch (name) {
    case 'deploymentFrequency':
      return metrics.deploymentFrequency.deployments;
    case 'changeLeadTime':
    case 'failedDeploymentRecoveryTime':
      return metrics[name].medianSeconds;
    default:
      return metrics[name].ratio;
  }
}

/** How many of the drawn deployments failed; 0 where something else is drawn. */
export function failedOf(name: MetricName, metrics: DoraMetrics): number {
  return name === 'deploymentFrequency' ? metrics.changeFailRate.failed : 0;
}

function axisUnit(name: MetricName, values: (number | null)[]): AxisUnit {
  if (name === 'deploymentFrequency') {
    return { name: 'deployments', size: 1 };
  }
  if (name === 'changeFailRate' || name === 'deploymentReworkRate') {
    return { name: '%', size: 0.01 };
  }
  const longest = Math.max(0, ...values.map(value => value ?? 0));
  if (longest >= 2 * DAY) {
    return { name: 'd', size: DAY };
  }
  return longest >= 2 * HOUR
    ? { name: 'h', size: HOUR }
    : { name: 'min', size: 60 };
}
