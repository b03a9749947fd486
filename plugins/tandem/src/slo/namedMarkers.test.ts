import type { SloMarker } from '@tandem/backstage-plugin-tandem-common';
import { namedMarkers } from './namedMarkers';

const marker = (
  day: number,
  title: string,
  parts: Partial<SloMarker> = {},
): SloMarker => ({
  at: `2026-11-${`${day}`.padStart(2, '0')}T12:00:00Z`,
  kind: 'deployment',
  title,
  ...parts,
});
const failed = (day: number, title: string) =>
  marker(day, title, { failed: true });
const titles = (markers: SloMarker[]) =>
  namedMarkers(markers).map(({ title }) => title);

describe('namedMarkers', () => {
  it('names the latest of many failed deployments', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map(day => failed(day, `v${day}`));
    expect(titles(many)).toEqual(['v7', 'v6', 'v5', 'v4', 'v3']);
  });

  it('names the deployment that the last burning began after, however old', () => {
    const alert = marker(2, '14.4 × budget', {
      kind: 'alert',
      severity: 'page',
      until: '2026-11-02T13:00:00Z',
    });
    const later = [3, 4, 5, 6, 7, 8].map(day => failed(day, `v${day}`));
    expect(titles([marker(2, 'v2'), alert, ...later])).toEqual([
      'v2',
      'v8',
      'v7',
      'v6',
      'v5',
    ]);
  });

  it('prefers incidents and changes of the SLO to deployments that went well', () => {
    expect(
      titles([
        marker(1, 'slow', { kind: 'incident' }),
        marker(2, 'Created', { kind: 'revision' }),
        marker(3, 'v3'),
        marker(4, 'v2', { rollback: true }),
        marker(5, 'v5'),
        marker(6, 'v6'),
      ]),
    ).toEqual(['slow', 'Created', 'v2', 'v6', 'v5']);
  });

  it('names no alert, which has a strip of its own', () => {
    expect(titles([marker(1, 'page', { kind: 'alert' })])).toEqual([]);
  });
});
