import { deployment, JANUARY } from './__testUtils__/deliveryFacts';
import { deploymentReworkRate } from './deploymentReworkRate';

const { from } = JANUARY;

describe('deploymentReworkRate', () => {
  it('divides hotfixes and rollbacks by all deployments', () => {
    const deployments = [
      deployment(from),
      deployment(from, { kind: 'hotfix' }),
      deployment(from, { kind: 'rollback' }),
      deployment(from, { failed: true }),
    ];
    expect(deploymentReworkRate(deployments)).toEqual({
      ratio: 0.5,
      unplanned: 2,
      deployments: 4,
      level: null,
      score: 5,
    });
  });

  it('is null and not 0 without a deployment', () => {
    expect(deploymentReworkRate([])).toEqual({
      ratio: null,
      unplanned: 0,
      deployments: 0,
      level: null,
      score: null,
    });
  });
});
