import type { SloMarker } from '@tandem/backstage-plugin-tandem-common';
import { firingTimes } from './firingTimes';

const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 17, 13, minute)).toISOString();
const alert = (
  from: number,
  to?: number,
  severity: 'page' | 'ticket' = 'page',
): SloMarker => ({
  at: at(from),
  until: to === undefined ? undefined : at(to),
  kind: 'alert',
  title: 'alert',
  severity,
});

const outline = (markers: SloMarker[]) =>
  firingTimes(markers, 'page').map(({ from, to }) => [
    new Date(from).getUTCMinutes(),
    to === undefined ? 'now' : new Date(to).getUTCMinutes(),
  ]);

describe('firingTimes', () => {
  it.each([
    ['one alert', [alert(5, 10)], [[5, 10]]],
    [
      'alerts apart',
      [alert(20, 30), alert(5, 10)],
      [
        [5, 10],
        [20, 30],
      ],
    ],
    ['alerts that overlap', [alert(5, 20), alert(10, 15)], [[5, 20]]],
    ['alerts that touch', [alert(5, 10), alert(10, 15)], [[5, 15]]],
    ['one that still fires', [alert(5), alert(10, 15)], [[5, 'now']]],
    ['other severities', [alert(5, 10, 'ticket')], []],
  ])('draws %s once', (_, markers, episodes) => {
    expect(outline(markers)).toEqual(episodes);
  });
});
