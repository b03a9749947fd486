import {
  recoverySeconds,
  type Change,
  type Deployment,
  type DeploymentKind,
  type DeploymentOut,
  type DeploymentStatus,
  type RecoveryClock,
  type StoredDeployment,
} from '@tandem/backstage-plugin-tandem-common';
import {
  toBoolean,
  toIso,
  toNumber,
  toOptional,
  toOptionalIso,
  toOptionalNumber,
} from '../database/rows';

/** A row of `deployments` as the databases answer it. */
export interface DeploymentRow {
  id: string | number;
  entity_id: number;
  source: string;
  external_id: string;
  environment: string;
  status: DeploymentStatus;
  started_at: string | number | null;
  finished_at: string | number | null;
  commit_sha: string | null;
  version: string | null;
  declared_kind: DeploymentKind | null;
  url: string | null;
  claims: string | null;
  received_at: string | number;
  happened_at: string | number;
  kind: DeploymentKind | null;
  failed: boolean | number;
  failure_started_at: string | number | null;
  recovered_at: string | number | null;
  undone_at: string | number | null;
  incidents: number;
}

/** A row of `deployment_changes`. */
export interface ChangeRow {
  deployment_id: string | number;
  entity_id: number;
  commit_sha: string;
  committed_at: string | number;
  url: string | null;
  pull_request: string | null;
}

/** What posts say of a deployment, without the derived facts. */
export function toStoredDeployment(
  row: DeploymentRow,
  changes: Change[],
): StoredDeployment {
  return {
    environment: row.environment,
    status: row.status,
    startedAt: toOptionalNumber(row.started_at),
    finishedAt: toOptionalNumber(row.finished_at),
    commit: toOptional(row.commit_sha),
    version: toOptional(row.version),
    kind: toOptional(row.declared_kind),
    url: toOptional(row.url),
    claims: row.claims === null ? {} : JSON.parse(row.claims),
    changes,
  };
}

/** The columns that posts decide; facts of what did not succeed are cleared. */
export function fromStoredDeployment(
  key: Pick<Deployment, 'source' | 'externalId'> & { entityId: number },
  stored: StoredDeployment,
  receivedAt: number,
) {
  return {
    entity_id: key.entityId,
    source: key.source,
    external_id: key.externalId,
    environment: stored.environment,
    status: stored.status,
    started_at: stored.startedAt ?? null,
    finished_at: stored.finishedAt ?? null,
    commit_sha: stored.commit ?? null,
    version: stored.version ?? null,
    declared_kind: stored.kind ?? null,
    url: stored.url ?? null,
    claims: Object.keys(stored.claims).length
      ? JSON.stringify(stored.claims)
      : null,
    received_at: receivedAt,
    happened_at: stored.finishedAt ?? stored.startedAt ?? receivedAt,
  };
}

export function toChange(row: ChangeRow): Change {
  return {
    commit: row.commit_sha,
    committedAt: toNumber(row.committed_at),
    url: toOptional(row.url),
    pullRequest:
      row.pull_request === null ? undefined : JSON.parse(row.pull_request),
  };
}

export function fromChange(
  deploymentId: number,
  entityId: number,
  change: Change,
) {
  return {
    deployment_id: deploymentId,
    entity_id: entityId,
    commit_sha: change.commit,
    committed_at: change.committedAt,
    url: change.url ?? null,
    pull_request: change.pullRequest
      ? JSON.stringify(change.pullRequest)
      : null,
  };
}

/** A deployment as the API answers it. */
export function toDeploymentOut(
  row: DeploymentRow & { entity_ref: string },
  changes: Change[],
  recoveryClock: RecoveryClock,
): DeploymentOut {
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    environment: row.environment,
    status: row.status,
    startedAt: toOptionalIso(toOptionalNumber(row.started_at)),
    finishedAt: toOptionalIso(toOptionalNumber(row.finished_at)),
    commit: toOptional(row.commit_sha),
    version: toOptional(row.version),
    kind: toOptional(row.kind ?? row.declared_kind),
    changes: changes.map(toChangeOut),
    source: row.source,
    externalId: row.external_id,
    url: toOptional(row.url),
    receivedAt: toIso(toNumber(row.received_at)),
    failed: toBoolean(row.failed),
    recoverySeconds: recoverySeconds(
      {
        failed: toBoolean(row.failed),
        kind: row.kind ?? 'planned',
        finishedAt: toNumber(row.finished_at ?? row.happened_at),
        failureStartedAt: toOptionalNumber(row.failure_started_at),
        recoveredAt: toOptionalNumber(row.recovered_at),
      },
      recoveryClock,
    ),
  };
}

function toChangeOut(change: Change): DeploymentOut['changes'][number] {
  const pullRequest = change.pullRequest;
  return {
    commit: change.commit,
    committedAt: toIso(change.committedAt),
    url: change.url,
    pullRequest: pullRequest && {
      number: pullRequest.number,
      url: pullRequest.url,
      firstCommitAt: toOptionalIso(pullRequest.firstCommitAt),
      openedAt: toOptionalIso(pullRequest.openedAt),
      mergedAt: toOptionalIso(pullRequest.mergedAt),
    },
  };
}
