import type { SloMarker } from '@tandem/backstage-plugin-tandem-common';
import { alertsOf, causeOf } from './burnCause';

/** More cannot be read at a glance; the rest is told by pointing at it. */
const MOST_NAMED = 5;

/** How much people look for a marker; the higher, the sooner it is named. */
export function markerWeight({ kind, failed, rollback }: SloMarker): number {
  if (failed) return 5;
  if (kind === 'incident') return 4;
  if (kind === 'revision') return 3;
  return rollback ? 2 : 1;
}

/**
 * The markers that deserve a label: the deployment before the last alert,
 * then what failed, then the rest, of each the latest; the most wanted first.
 */
export function namedMarkers(markers: readonly SloMarker[]): SloMarker[] {
  const alert = alertsOf({ markers: [...markers] }).at(-1);
  const start = alert && causeOf(alert, markers)?.deployment;
  const latestFirst = markers
    .filter(marker => marker.kind !== 'alert' && marker !== start)
    .sort(
      (a, b) =>
        markerWeight(b) - markerWeight(a) ||
        Date.parse(b.at) - Date.parse(a.at),
    );
  const named = start ? [start, ...latestFirst] : latestFirst;
  return named.slice(0, MOST_NAMED);
}
