import type { DeploymentKind } from './deploymentSchema';
import type {
  DeploymentFact,
  LeadSample,
  ServiceFacts,
  TimeWindow,
} from './facts';

/**
 * A deployment as the figures count it; copies in several services are one.
 *
 * @public
 */
export type CountedDeployment = Pick<
  DeploymentFact,
  'finishedAt' | 'kind' | 'failed' | 'failureStartedAt' | 'recoveredAt'
>;

/** What the figures are computed from, each thing once. */
export interface CountedFacts {
  deployments: CountedDeployment[];
  samples: LeadSample[];
  /** Finishing times (epoch milliseconds) of each service that ever succeeded. */
  finishedAtByService: number[][];
}

const PLANNED_FIRST: readonly DeploymentKind[] = [
  'planned',
  'hotfix',
  'rollback',
];

/**
 * Pools the facts of a roll-up. What several services share counts once:
 * deployments by (source, externalId), samples by those and the commit.
 */
export function pooledFacts(services: readonly ServiceFacts[]): CountedFacts {
  const finishedAtByService = services
    .filter(service => service.everSucceeded)
    .map(service => service.deployments.map(fact => fact.finishedAt));
  if (services.length === 1) {
    // Within one service both keys are unique already.
    const [{ deployments, samples }] = services;
    return { deployments, samples, finishedAtByService };
  }
  return {
    deployments: mergedByKey(
      services.flatMap(service => service.deployments),
      fact => [fact.source, fact.externalId],
      mergeCopies,
    ),
    samples: mergedByKey(
      services.flatMap(service => service.samples),
      sample => [sample.source, sample.externalId, sample.commit],
      latestSample,
    ),
    finishedAtByService,
  };
}

/**
 * Deals the facts out to windows that follow each other without overlap:
 * deployments by finishedAt, samples by deployedAt. Others are left out.
 *
 * @returns the facts of each window, in the order of the windows
 */
export function factsPerWindow(
  facts: CountedFacts,
  windows: readonly TimeWindow[],
): CountedFacts[] {
  const deployments = dealOut(facts.deployments, windows, it => it.finishedAt);
  const samples = dealOut(facts.samples, windows, it => it.deployedAt);
  const finishedAtByService = facts.finishedAtByService.map(finishedAt =>
    dealOut(finishedAt, windows, instant => instant),
  );
  return windows.map((_, index) => ({
    deployments: deployments[index],
    samples: samples[index],
    finishedAtByService: finishedAtByService.map(service => service[index]),
  }));
}

function mergedByKey<T>(
  items: readonly T[],
  keyOf: (item: T) => string[],
  merge: (one: T, other: T) => T,
): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item).join('\u0000');
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? item : merge(known, item));
  }
  return [...byKey.values()];
}

/** Merging is associative and commutative, so that order never matters. */
function mergeCopies(one: DeploymentFact, other: DeploymentFact) {
  const latest = one.finishedAt >= other.finishedAt ? one : other;
  const unplanned = Math.max(
    PLANNED_FIRST.indexOf(one.kind),
    PLANNED_FIRST.indexOf(other.kind),
  );
  return { ...latest, kind: PLANNED_FIRST[unplanned], ...failure(one, other) };
}

/** From the first failure among the failed copies to their last recovery. */
function failure(one: DeploymentFact, other: DeploymentFact) {
  const failed = [one, other].filter(copy => copy.failed);
  const recoveries = failed.flatMap(copy => copy.recoveredAt ?? []);
  return {
    failed: failed.length > 0,
    failureStartedAt:
      failed.length > 0
        ? Math.min(
            ...failed.map(copy => copy.failureStartedAt ?? copy.finishedAt),
          )
        : undefined,
    recoveredAt:
      failed.length > 0 && recoveries.length === failed.length
        ? Math.max(...recoveries)
        : undefined,
  };
}

/** Of copies deployed at the same instant the greatest one, in any fixed order. */
function latestSample(one: LeadSample, other: LeadSample): LeadSample {
  const otherOrder = sampleOrder(other);
  const decisive = sampleOrder(one)
    .map((value, index) => value - otherOrder[index])
    .find(difference => difference !== 0);
  return decisive === undefined || decisive > 0 ? one : other;
}

function sampleOrder(sample: LeadSample): number[] {
  return [
    sample.deployedAt,
    sample.leadMillis,
    sample.codingMillis ?? -1,
    sample.reviewMillis ?? -1,
    sample.deployMillis ?? -1,
  ];
}

function dealOut<T>(
  items: readonly T[],
  windows: readonly TimeWindow[],
  instantOf: (item: T) => number,
): T[][] {
  const dealt = windows.map((): T[] => []);
  for (const item of items) {
    const index = windowAt(instantOf(item), windows);
    if (index !== undefined) {
      dealt[index].push(item);
    }
  }
  return dealt;
}

function windowAt(
  instant: number,
  windows: readonly TimeWindow[],
): number | undefined {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (instant < windows[middle].to) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low < windows.length && instant >= windows[low].from ? low : undefined;
}
