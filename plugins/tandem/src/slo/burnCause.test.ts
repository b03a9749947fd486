import type { SloMarker } from '@tandem/backstage-plugin-tandem-common';
import { alertsOf, causeOf } from './burnCause';

const alert: SloMarker = {
  at: '2026-11-17T13:05:00Z',
  kind: 'alert',
  title: 'Page',
  severity: 'page',
};
const deployment = (title: string, at: string): SloMarker => ({
  at,
  kind: 'deployment',
  title,
});

describe('causeOf', () => {
  it('names the deployment directly before an alert, and how long before', () => {
    const markers = [
      deployment('v2.42', '2026-11-17T14:00:00Z'),
      deployment('v2.41', '2026-11-17T12:53:00Z'),
      deployment('v2.40', '2026-11-16T12:53:00Z'),
    ];
    expect(causeOf(alert, markers)).toMatchObject({
      deployment: { title: 'v2.41' },
      seconds: 720,
    });
  });

  it('passes over the rollback that was the remedy', () => {
    const markers = [
      deployment('v2.41', '2026-11-17T12:53:00Z'),
      { ...deployment('v2.40', '2026-11-17T13:01:00Z'), rollback: true },
    ];
    expect(causeOf(alert, markers)?.deployment.title).toBe('v2.41');
  });

  it.each([
    ['none came before', [deployment('v2.42', '2026-11-17T13:05:01Z')]],
    ['it came days before', [deployment('v2.40', '2026-11-16T13:04:59Z')]],
    ['something else came before', [{ ...alert, at: '2026-11-17T12:00:00Z' }]],
  ])('names none when %s', (_, markers) => {
    expect(causeOf(alert, markers)).toBeUndefined();
  });
});

describe('alertsOf', () => {
  it('leaves tickets out while pages tell the same', () => {
    const ticket = { ...alert, severity: 'ticket' as const };
    expect(alertsOf({ markers: [ticket, alert] })).toEqual([alert]);
    expect(alertsOf({ markers: [ticket] })).toEqual([ticket]);
  });

  it('tells once what several pairs told together', () => {
    const first = { ...alert, until: '2026-11-17T14:00:00Z' };
    const second = { ...alert, at: '2026-11-17T13:30:00Z' };
    const later = { ...alert, at: '2026-11-17T15:00:00Z' };
    expect(alertsOf({ markers: [later, second, first] })).toEqual([
      first,
      later,
    ]);
  });
});
