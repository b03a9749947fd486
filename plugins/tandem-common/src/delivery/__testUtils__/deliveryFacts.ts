import * as fc from 'fast-check';
import type { DeploymentFact, LeadSample, ServiceFacts } from '../facts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const at = (iso: string) => Date.parse(iso);

/** January 2026: starts on a Thursday, whole weeks from the 5th, 12th and 19th. */
export const JANUARY = {
  from: at('2026-01-01T00:00:00Z'),
  to: at('2026-02-01T00:00:00Z'),
};

let lastId = 0;

/** A planned deployment that went well, unless told otherwise. */
export function deployment(
  finishedAt: number,
  fields: Partial<DeploymentFact> = {},
): DeploymentFact {
  lastId += 1;
  return {
    entityRef: 'component:default/orders',
    source: 'ci',
    externalId: `${lastId}`,
    finishedAt,
    kind: 'planned',
    failed: false,
    incidents: 0,
    ...fields,
  };
}

/** A deployment that failed when it finished and recovered after the given time. */
export function failedDeployment(
  finishedAt: number,
  recoveryMillis?: number,
  fields: Partial<DeploymentFact> = {},
): DeploymentFact {
  return deployment(finishedAt, {
    failed: true,
    incidents: 1,
    failureStartedAt: finishedAt,
    ...(recoveryMillis !== undefined && {
      recoveredAt: finishedAt + recoveryMillis,
    }),
    ...fields,
  });
}

export function sample(
  deployedAt: number,
  leadMillis: number,
  fields: Partial<LeadSample> = {},
): LeadSample {
  lastId += 1;
  return {
    source: 'ci',
    externalId: `${lastId}`,
    commit: `commit-${lastId}`,
    deployedAt,
    leadMillis,
    ...fields,
  };
}

export function service(fields: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    entityRef: 'component:default/orders',
    everSucceeded: true,
    deployments: [],
    samples: [],
    ...fields,
  };
}

/** Any deployment between December 2025 and February 2026. */
const anyInstant = fc.integer({
  min: JANUARY.from - 31 * DAY,
  max: JANUARY.to + 28 * DAY,
});

/** Few keys, so that services share deployments often. */
export const anyDeployment: fc.Arbitrary<DeploymentFact> = fc
  .record({
    finishedAt: anyInstant,
    externalId: fc.integer({ min: 1, max: 20 }).map(String),
    kind: fc.constantFrom('planned' as const, 'hotfix', 'rollback'),
    failedAfter: fc.option(fc.integer({ min: -HOUR, max: DAY })),
    recoveredAfter: fc.option(fc.integer({ min: 0, max: 20 * DAY })),
  })
  .map(({ finishedAt, externalId, kind, failedAfter, recoveredAfter }) => {
    const fact = deployment(finishedAt, { externalId, kind });
    if (failedAfter === null) {
      return fact;
    }
    const failureStartedAt = finishedAt + failedAfter;
    return {
      ...fact,
      failed: true,
      failureStartedAt,
      ...(recoveredAfter !== null && {
        recoveredAt: failureStartedAt + recoveredAfter,
      }),
    };
  });

export const anySample: fc.Arbitrary<LeadSample> = fc
  .record({
    deployedAt: anyInstant,
    externalId: fc.integer({ min: 1, max: 20 }).map(String),
    commit: fc.constantFrom('a', 'b', 'c'),
    leadMillis: fc.integer({ min: -DAY, max: 60 * DAY }),
    codingMillis: fc.option(fc.integer({ min: -HOUR, max: 30 * DAY }), {
      nil: undefined,
    }),
  })
  .map(fields => ({ source: 'ci', ...fields }));

const sharedKey = (fact: { source: string; externalId: string }) =>
  `${fact.source} ${fact.externalId}`;
const sampleKey = (fact: LeadSample) => `${sharedKey(fact)} ${fact.commit}`;

/** Within one service the keys are unique; between services they repeat. */
export const anyService: fc.Arbitrary<ServiceFacts> = fc
  .record({
    deployments: fc.uniqueArray(anyDeployment, { selector: sharedKey }),
    samples: fc.uniqueArray(anySample, { selector: sampleKey }),
    succeededBefore: fc.boolean(),
  })
  .map(({ deployments, samples, succeededBefore }) =>
    service({
      deployments,
      samples,
      everSucceeded: succeededBefore || deployments.length > 0,
    }),
  );
