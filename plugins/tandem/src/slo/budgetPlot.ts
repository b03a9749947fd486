import {
  SLOT_MILLIS,
  type SloSeries,
} from '@tandem/backstage-plugin-tandem-common';

/** Further down everything else would be squeezed into a line at the top. */
const LOWEST_DRAWN = -1;

/** One point of the course; `null` where there is no data, which is a gap. */
export interface PlottedPoint {
  /** The end of the slot, in epoch milliseconds: the budget after it. */
  at: number;
  /** What is left, 1 for all of it. */
  ratio: number | null;
  /** The same, not below the floor of the drawing. */
  drawn: number | null;
}

export interface BudgetPlot {
  points: PlottedPoint[];
  from: number;
  to: number;
  /** The lowest drawn ratio, 0 or less. */
  floor: number;
  ticks: number[];
  /** Of all points; unset without data. */
  lowest?: number;
  /** Whether something lies below the floor. */
  isCut: boolean;
}

/**
 * A course as it is drawn.
 *
 * @param asOf - where the data ends, which may be within the last slot
 */
export function plotBudget(
  series: SloSeries,
  asOf?: string | null,
): BudgetPlot {
  const step = SLOT_MILLIS[series.step];
  const dataEnd = asOf ? Date.parse(asOf) : Infinity;
  const endOf = (start: number) =>
    dataEnd > start ? Math.min(start + step, dataEnd) : start + step;
  const ratios = series.points.flatMap(one => one.remainingRatio ?? []);
  const lowest = ratios.length ? Math.min(...ratios) : undefined;
  const floor = floorOf(lowest ?? 0);
  const points = series.points.map(({ start, remainingRatio: ratio }) => ({
    at: endOf(Date.parse(start)),
    ratio,
    drawn: ratio === null ? null : Math.max(ratio, floor),
  }));
  return {
    points,
    from: points.length ? Date.parse(series.points[0].start) : 0,
    to: points.at(-1)?.at ?? 0,
    floor,
    ticks: ticksDownTo(floor),
    lowest,
    isCut: lowest !== undefined && lowest < floor,
  };
}

/** The markers of a series that lie in the slot of a point. */
export function markersAt(series: SloSeries, at: number) {
  const step = SLOT_MILLIS[series.step];
  return series.markers.filter(marker => {
    const millis = Date.parse(marker.at);
    return millis >= at - step && millis < at;
  });
}

/** A tick at or below the lowest ratio. */
function floorOf(lowest: number): number {
  const spacing = lowest < -0.5 ? 0.5 : 0.25;
  const tick = Math.floor(Math.min(0, lowest) / spacing) * spacing;
  return Math.max(LOWEST_DRAWN, tick) || 0;
}

function ticksDownTo(floor: number): number[] {
  const spacing = floor < 0 && floor > -0.5 ? 0.25 : 0.5;
  const ticks = [1, 0.5, 0];
  for (let tick = -spacing; tick >= floor; tick -= spacing) {
    ticks.push(tick);
  }
  return ticks;
}
