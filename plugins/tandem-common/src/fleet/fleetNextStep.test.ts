import { fleetNextStep } from './fleetNextStep';

const ALL = {
  owned: true,
  tracked: true,
  drafted: true,
  published: true,
  covered: true,
};
const NONE = {
  owned: false,
  tracked: false,
  drafted: false,
  published: false,
  covered: false,
};

describe('fleetNextStep', () => {
  it.each([
    [NONE, 'none', 'set-owner'],
    [{ ...ALL, owned: false }, 'exhausted', 'set-owner'],
    [{ ...ALL, tracked: false, covered: false }, 'burning', 'stop-burning'],
    [ALL, 'exhausted', 'stop-burning'],
    [{ ...NONE, owned: true }, 'none', 'send-deployments'],
    [{ ...ALL, tracked: false }, 'stale', 'send-deployments'],
    [{ ...NONE, owned: true, tracked: true }, 'none', 'draft-slo'],
    [{ ...ALL, published: false, covered: false }, 'draft', 'publish-slo'],
    [{ ...ALL, covered: false }, 'error', 'find-liaison'],
    [{ ...ALL, covered: false }, 'healthy', 'find-liaison'],
    [ALL, 'error', 'repair-sli'],
    [ALL, 'stale', 'repair-sli'],
    [ALL, 'no-data', 'repair-sli'],
    [ALL, 'no-traffic', undefined],
    [ALL, 'healthy', undefined],
  ] as const)(
    'with %j and a worst SLO that is %s it is %s',
    (steps, state, expected) => {
      expect(fleetNextStep(steps, state)).toBe(expected);
    },
  );
});
