import {
  DAY,
  deployment,
  failedDeployment,
  JANUARY,
  service,
} from './__testUtils__/deliveryFacts';
import { computeDoraMetrics } from './doraMetrics';
import type { Dora } from './doraSchema';
import { isFasterLessStable, withCoverageSign } from './signs';

function metrics({ succeeded, failed }: { succeeded: number; failed: number }) {
  const finishedAt = (index: number) => JANUARY.from + index * DAY;
  const deployments = [
    ...Array.from({ length: succeeded }, (_, it) => deployment(finishedAt(it))),
    ...Array.from({ length: failed }, (_, it) =>
      failedDeployment(finishedAt(it)),
    ),
  ];
  return computeDoraMetrics({
    services: [service({ deployments })],
    window: JANUARY,
    timeZone: 'UTC',
    edition: '2023',
  });
}

describe('isFasterLessStable', () => {
  it.each([
    [
      'both rise',
      { succeeded: 8, failed: 2 },
      { succeeded: 4, failed: 0 },
      true,
    ],
    [
      'only frequency rises',
      { succeeded: 8, failed: 2 },
      { succeeded: 4, failed: 1 },
      false,
    ],
    [
      'only the fail rate rises',
      { succeeded: 4, failed: 1 },
      { succeeded: 5, failed: 0 },
      false,
    ],
    [
      'nothing before',
      { succeeded: 8, failed: 2 },
      { succeeded: 0, failed: 0 },
      false,
    ],
    [
      'nothing now',
      { succeeded: 0, failed: 0 },
      { succeeded: 4, failed: 1 },
      false,
    ],
  ])('%s', (_, present, previous, expected) => {
    expect(isFasterLessStable(metrics(present), metrics(previous))).toBe(
      expected,
    );
  });
});

describe('withCoverageSign', () => {
  const window = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };

  it.each([
    ['the first deployment lies in the window', {}, false, true],
    ['someone covers the service', {}, true, false],
    [
      'it went live before the window',
      { from: '2026-11-20T00:00:00Z' },
      false,
      false,
    ],
    ['it went live at its end', { to: '2026-11-10T00:00:00Z' }, false, false],
    ['it never went live', { firstDeploymentAt: undefined }, false, false],
    ['it is not production', { environment: 'staging' }, false, false],
  ])('«before any liaison» where %s', (_, parts, isCovered, expected) => {
    const dora = {
      ...window,
      environment: 'production',
      firstDeploymentAt: '2026-11-10T00:00:00Z',
      signs: ['faster-less-stable'],
      ...parts,
    } as Dora;
    expect(withCoverageSign(dora, isCovered).signs).toEqual([
      'faster-less-stable',
      ...(expected ? ['before-any-liaison'] : []),
    ]);
  });
});
