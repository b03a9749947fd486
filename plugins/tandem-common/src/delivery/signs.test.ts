import {
  DAY,
  deployment,
  failedDeployment,
  JANUARY,
  service,
} from './__testUtils__/deliveryFacts';
import { computeDoraMetrics } from './doraMetrics';
import { isFasterLessStable } from './signs';

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
