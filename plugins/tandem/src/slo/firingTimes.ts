import type {
  AlertSeverity,
  SloMarker,
} from '@tandem/backstage-plugin-tandem-common';

/** A time during which at least one alert fired, in epoch milliseconds. */
export interface Episode {
  from: number;
  /** Unset while one still fires. */
  to?: number;
}

/** The times during which alerts of a severity fired, oldest first, none twice. */
export function firingTimes(
  markers: readonly SloMarker[],
  severity: AlertSeverity,
): Episode[] {
  const alerts = markers
    .filter(marker => marker.kind === 'alert' && marker.severity === severity)
    .map(({ at, until }) => ({
      from: Date.parse(at),
      to: until === undefined ? undefined : Date.parse(until),
    }))
    .sort((a, b) => a.from - b.from);
  const episodes: Episode[] = [];
  for (const alert of alerts) {
    const last = episodes.at(-1);
    if (last && (last.to === undefined || alert.from <= last.to)) {
      last.to = laterOf(last.to, alert.to);
    } else {
      episodes.push(alert);
    }
  }
  return episodes;
}

function laterOf(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}
