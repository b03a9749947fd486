import {
  deployment,
  failedDeployment,
  HOUR,
  JANUARY,
} from './__testUtils__/deliveryFacts';
import { changeFailRate } from './changeFailRate';

const { from } = JANUARY;

describe('changeFailRate', () => {
  it('divides failed deployments by all deployments: 2 of 44', () => {
    const deployments = [
      failedDeployment(from),
      failedDeployment(from, HOUR),
      ...Array.from({ length: 42 }, () => deployment(from)),
    ];
    expect(changeFailRate(deployments, '2023')).toEqual({
      ratio: 2 / 44,
      failed: 2,
      deployments: 44,
      level: 'elite',
      score: 10 * (1 - 2 / 44),
    });
  });

  it('takes two incidents on one deployment for one failure', () => {
    const deployments = [
      failedDeployment(from, HOUR, { incidents: 2 }),
      deployment(from),
    ];
    expect(changeFailRate(deployments, '2023')).toMatchObject({
      ratio: 0.5,
      failed: 1,
    });
  });

  it('counts an open incident as failed now', () => {
    expect(changeFailRate([failedDeployment(from)], '2023').failed).toBe(1);
  });

  it('is null and not 0 without a deployment', () => {
    expect(changeFailRate([], '2023')).toEqual({
      ratio: null,
      failed: 0,
      deployments: 0,
      level: 'insufficient-data',
      score: null,
    });
  });
});
