import type {
  DeploymentFact,
  DeploymentKind,
  LeadSample,
} from '@tandem/backstage-plugin-tandem-common';
import { toBoolean, toOptional } from '../database/rows';

/** What the figures need of a deployment, as `readColumns` answers it. */
export interface DeploymentFactRow {
  id: number;
  entity_id: number;
  source: string;
  external_id: string;
  finished_at: number;
  kind: DeploymentKind | null;
  failed: boolean | number;
  failure_started_at: number | null;
  recovered_at: number | null;
  incidents: number;
}

export const DEPLOYMENT_COLUMNS = [
  'id',
  'entity_id',
  'source',
  'external_id',
  'finished_at',
  'kind',
  'failed',
  'failure_started_at',
  'recovered_at',
  'incidents',
] as const;

/** A change of one of them. */
export interface LeadSampleRow {
  deployment_id: number;
  commit_sha: string;
  lead_millis: number;
  coding_millis: number | null;
  review_millis: number | null;
  deploy_millis: number | null;
}

export const SAMPLE_COLUMNS = [
  'deployment_id',
  'commit_sha',
  'lead_millis',
  'coding_millis',
  'review_millis',
  'deploy_millis',
] as const;

export function toDeploymentFact(
  entityRef: string,
  row: DeploymentFactRow,
): DeploymentFact {
  return {
    entityRef,
    source: row.source,
    externalId: row.external_id,
    finishedAt: row.finished_at,
    kind: row.kind ?? 'planned',
    failed: toBoolean(row.failed),
    failureStartedAt: toOptional(row.failure_started_at),
    recoveredAt: toOptional(row.recovered_at),
    incidents: row.incidents,
  };
}

export function toLeadSample(
  fact: DeploymentFact,
  row: LeadSampleRow,
): LeadSample {
  return {
    source: fact.source,
    externalId: fact.externalId,
    commit: row.commit_sha,
    deployedAt: fact.finishedAt,
    leadMillis: row.lead_millis,
    codingMillis: toOptional(row.coding_millis),
    reviewMillis: toOptional(row.review_millis),
    deployMillis: toOptional(row.deploy_millis),
  };
}
