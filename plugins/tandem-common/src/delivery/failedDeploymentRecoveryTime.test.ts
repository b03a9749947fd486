import {
  DAY,
  deployment,
  failedDeployment,
  HOUR,
  JANUARY,
  MINUTE,
} from './__testUtils__/deliveryFacts';
import {
  failedDeploymentRecoveryTime,
  recoverySeconds,
} from './failedDeploymentRecoveryTime';

const { from, to } = JANUARY;

describe('failedDeploymentRecoveryTime', () => {
  it('leaves 61 s at 61 s', () => {
    const figure = failedDeploymentRecoveryTime([
      failedDeployment(from, 61_000),
    ]);
    expect(figure.medianSeconds).toBe(61);
  });

  it('interpolates the median over those recovered', () => {
    const figure = failedDeploymentRecoveryTime([
      failedDeployment(from, 40 * MINUTE),
      failedDeployment(from, 56 * MINUTE),
      deployment(from),
    ]);
    expect(figure).toMatchObject({
      medianSeconds: 48 * 60,
      recovered: 2,
      open: 0,
      level: 'elite',
    });
  });

  it('counts an open incident as open 1 and keeps it out of the median', () => {
    const figure = failedDeploymentRecoveryTime([
      failedDeployment(from, HOUR),
      failedDeployment(from),
    ]);
    expect(figure).toMatchObject({
      medianSeconds: 3600,
      recovered: 1,
      open: 1,
    });
  });

  it('keeps the whole duration of an incident resolved after the window', () => {
    const figure = failedDeploymentRecoveryTime([
      failedDeployment(to - HOUR, 3 * DAY),
    ]);
    expect(figure.medianSeconds).toBe(3 * 86_400);
  });

  it('measures two incidents on one deployment from first start to last end', () => {
    const figure = failedDeploymentRecoveryTime([
      deployment(from, {
        failed: true,
        incidents: 2,
        failureStartedAt: from + 10 * MINUTE,
        recoveredAt: from + 70 * MINUTE,
      }),
    ]);
    expect(figure).toMatchObject({ medianSeconds: 3600, recovered: 1 });
  });

  it('is null and not 0 where nothing recovered', () => {
    expect(failedDeploymentRecoveryTime([failedDeployment(from)])).toEqual({
      medianSeconds: null,
      recovered: 0,
      open: 1,
      level: 'insufficient-data',
      score: null,
    });
  });
});

describe('recoverySeconds', () => {
  const late = deployment(from, {
    failed: true,
    failureStartedAt: from + 2 * HOUR,
    recoveredAt: from + 3 * HOUR,
  });

  it('starts at the incident, or at the deployment when configured', () => {
    expect(recoverySeconds(late)).toBe(3600);
    expect(recoverySeconds(late, 'deployment')).toBe(3 * 3600);
  });

  it('is never negative', () => {
    const clockSkew = { ...late, recoveredAt: from + HOUR };
    expect(recoverySeconds(clockSkew)).toBe(0);
  });

  it('is absent where nothing failed or recovery is open', () => {
    expect(recoverySeconds(deployment(from))).toBeUndefined();
    expect(recoverySeconds(failedDeployment(from))).toBeUndefined();
  });
});
