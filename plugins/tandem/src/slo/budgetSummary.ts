import {
  formatBudget,
  formatDuration,
  type Slo,
  type SloMarker,
  type SloSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import type { Translate } from '../translation';
import { plotBudget, type PlottedPoint } from './budgetPlot';

const NAMED_MARKERS = 12;

interface KnownPoint extends PlottedPoint {
  ratio: number;
}

/** A budget's course in a sentence, for those who cannot see it. */
export function summarizeBudget(
  slo: Slo,
  series: SloSeries,
  t: Translate,
): string {
  const { points, from, to, lowest } = plotBudget(series, slo.status.asOf);
  const intro = t('slo.budget.summary.intro', {
    title: slo.title,
    from: momentWords(from),
    to: momentWords(to),
  });
  const known = points.filter((one): one is KnownPoint => one.ratio !== null);
  if (lowest === undefined) {
    return `${intro}${t('slo.budget.summary.nothing')}`;
  }
  const range = t('slo.budget.summary.range', {
    first: formatBudget(known[0].ratio),
    last: formatBudget(known.at(-1)!.ratio),
    lowest: formatBudget(lowest),
  });
  const gaps =
    known.length < points.length
      ? t('slo.budget.summary.gaps', {
          known: `${known.length}`,
          total: `${points.length}`,
        })
      : '';
  const marks = markers(series, t);
  return `${intro}${range}${below(known, t)}${gaps}${marks}.`;
}

/** A day and time in the viewer's zone: `Nov 17, 14:05`. */
export function momentWords(millis: number): string {
  return DateTime.fromMillis(millis).toLocaleString({
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** What a marker is, and its name: `deployment v2.41`. */
export function markerWords(marker: SloMarker, t: Translate): string {
  const { kind, title, rollback, failed } = marker;
  if (kind === 'alert') {
    return alertWords(marker, t);
  }
  if (kind === 'revision') {
    return title;
  }
  const words = `${t(
    `slo.budget.kind.${rollback ? 'rollback' : kind}`,
  )} ${title}`;
  return failed ? t('slo.budget.failedDeployment', { title: words }) : words;
}

/** What an alert asks of people, and why: `page: 14.4 × budget over 1 h and 5 min`. */
export function alertWords(
  { severity = 'ticket', title }: SloMarker,
  t: Translate,
): string {
  return t(`slo.budget.alert.${severity}`, { title });
}

/** The last time the budget went below zero, and whether it still is. */
function below(known: readonly KnownPoint[], t: Translate): string {
  const end = known.map(({ ratio }) => ratio < 0).lastIndexOf(true);
  if (end === -1) {
    return '';
  }
  let start = end;
  while (start > 0 && known[start - 1].ratio < 0) start -= 1;
  const when = momentWords(known[start].at);
  return end === known.length - 1
    ? t('slo.budget.summary.below', { when })
    : t('slo.budget.summary.wasBelow', {
        when,
        duration: formatDuration((known[end + 1].at - known[start].at) / 1000),
      });
}

function markers(series: SloSeries, t: Translate): string {
  const named = series.markers
    .slice(-NAMED_MARKERS)
    .map(
      marker =>
        `${momentWords(Date.parse(marker.at))} ${markerWords(marker, t)}`,
    );
  return named.length
    ? t('slo.budget.summary.markers', { markers: named.join('; ') })
    : '';
}
