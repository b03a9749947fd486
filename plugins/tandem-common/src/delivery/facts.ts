import type { DeploymentKind } from './deploymentSchema';

/**
 * The position of a deployment in its service's history: by finishing time,
 * equal times by source and externalId, so that arrival order never matters.
 *
 * @public
 */
export interface DeploymentPosition {
  /** Epoch milliseconds. */
  finishedAt: number;
  source: string;
  externalId: string;
}

/**
 * What the figures need to know of one successful deployment of one service in
 * one environment. Derived when facts arrive, stored beside the deployment.
 *
 * @public
 */
export interface DeploymentFact extends DeploymentPosition {
  entityRef: string;
  /** Declared, else inferred from the commits. */
  kind: DeploymentKind;
  /** At least one linked incident, or undone by a rollback. */
  failed: boolean;
  /** Where it failed: first incident start, or its own finish when only a rollback tells. Epoch milliseconds. */
  failureStartedAt?: number;
  /** Where it recovered: last incident end, or the rollback's finish; absent while open. Epoch milliseconds. */
  recoveredAt?: number;
  /** Incidents linked to it. */
  incidents: number;
}

/**
 * One change and the earliest successful deployment that held it.
 *
 * @public
 */
export interface LeadSample {
  /** Key of the deployment that closed the lead time. */
  source: string;
  externalId: string;
  commit: string;
  /** Epoch milliseconds. */
  deployedAt: number;
  /** deployedAt − start; negative where a link or a clock is wrong. */
  leadMillis: number;
  codingMillis?: number;
  reviewMillis?: number;
  deployMillis?: number;
}

/**
 * All facts of one service in one environment inside a window, in any order.
 *
 * @public
 */
export interface ServiceFacts {
  entityRef: string;
  /** Whether it ever deployed successfully in the environment, up to the window's end. */
  everSucceeded: boolean;
  deployments: DeploymentFact[];
  samples: LeadSample[];
}

/** Half-open [from, to), epoch milliseconds. @public */
export interface TimeWindow {
  from: number;
  to: number;
}
