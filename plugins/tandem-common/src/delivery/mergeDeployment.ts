import type {
  Change,
  Deployment,
  DeploymentKind,
  DeploymentStatus,
} from './deploymentSchema';
import { greatestKnown, smallestKnown } from './knownNumbers';
import { sameRecord } from './sameRecord';
import { compareByLength, compareCodePoints } from './textOrder';
import { uniteChanges } from './uniteChanges';

/**
 * A field that a post may leave out, so that another post than the one that
 * finished last may be the last to speak of it.
 *
 * @public
 */
export type ClaimedField = 'commit' | 'version' | 'kind' | 'url';

/**
 * What the posts of one (source, externalId, entityRef) add up to. Plain JSON.
 *
 * @public
 */
export interface StoredDeployment {
  environment: string;
  status: DeploymentStatus;
  /** The earliest start any post gave. Epoch milliseconds. */
  startedAt?: number;
  /** The latest finish of a terminal post; absent while in progress. Epoch milliseconds. */
  finishedAt?: number;
  commit?: string;
  version?: string;
  /** As declared; what the chain infers is not stored here. */
  kind?: DeploymentKind;
  url?: string;
  /**
   * Finish of the post that claimed the field, epoch milliseconds, only where
   * it differs from the record's own; {@link CLAIMED_IN_PROGRESS} where only
   * in_progress posts spoke of it.
   */
  claims: Partial<Record<ClaimedField, number>>;
  /** By commit time, then commit. */
  changes: Change[];
}

/**
 * When an in_progress post claims a field: before every instant there is, yet a
 * number that JSON and a database's bigint can hold.
 *
 * @public
 */
export const CLAIMED_IN_PROGRESS = Number.MIN_SAFE_INTEGER;

interface Claim<TValue> {
  value: TValue;
  /** Epoch milliseconds, or {@link CLAIMED_IN_PROGRESS}. */
  at: number;
}

const STATUS_RANK: Record<DeploymentStatus, number> = {
  in_progress: 0,
  succeeded: 1,
  cancelled: 2,
  failed: 3,
};

const KIND_RANK: Record<DeploymentKind, number> = {
  planned: 0,
  hotfix: 1,
  rollback: 2,
};

/**
 * The record after one more post of the same (source, externalId, entityRef).
 *
 * Posts may come in any order, repeated or batched: the record ends the same.
 * Each field is that of the post that finished last among those that give it;
 * ties are decided by value. Only `version` and `url`, which no figure depends
 * on, are then those of the post that came last, as a correction.
 *
 * @public
 */
export function mergeDeployment(
  stored: StoredDeployment | undefined,
  posted: Deployment,
): StoredDeployment {
  const record = recordOf(posted);
  return stored ? joinDeployments(stored, record) : record;
}

/**
 * Whether two records are the same, so that a post changed nothing.
 *
 * @public
 */
export function sameDeployment(
  a: StoredDeployment,
  b: StoredDeployment,
): boolean {
  return sameRecord(
    { ...a, changes: uniteChanges(a.changes, []) },
    { ...b, changes: uniteChanges(b.changes, []) },
  );
}

function recordOf(posted: Deployment): StoredDeployment {
  return {
    environment: posted.environment,
    status: posted.status,
    startedAt: posted.startedAt,
    // What is in progress has not finished, whatever its source expects.
    finishedAt: posted.status === 'in_progress' ? undefined : posted.finishedAt,
    commit: posted.commit,
    version: posted.version,
    kind: posted.kind,
    url: posted.url,
    claims: {},
    changes: uniteChanges(posted.changes ?? [], []),
  };
}

/**
 * What the posts behind two records add up to, where both turn out to be of one
 * deployment. Of `version` and `url` the second corrects the first.
 *
 * @public
 */
export function joinDeployments(
  stored: StoredDeployment,
  posted: StoredDeployment,
): StoredDeployment {
  const finishedAt = greatestKnown(stored.finishedAt, posted.finishedAt);
  const commit = lastClaim(stored, posted, 'commit', longerCommit);
  const version = lastClaim(stored, posted, 'version', correction);
  const kind = lastClaim(stored, posted, 'kind', lessPlanned);
  const url = lastClaim(stored, posted, 'url', correction);
  return {
    ...joinStates(stored, posted),
    startedAt: smallestKnown(stored.startedAt, posted.startedAt),
    finishedAt,
    commit: commit?.value,
    version: version?.value,
    kind: kind?.value,
    url: url?.value,
    claims: claimsBeside(finishedAt, { commit, version, kind, url }),
    changes: uniteChanges(stored.changes, posted.changes),
  };
}

/** Every post has these two, so the last to finish claims both. */
function joinStates(
  stored: StoredDeployment,
  posted: StoredDeployment,
): Pick<StoredDeployment, 'environment' | 'status'> {
  const difference = ownClaim(stored) - ownClaim(posted);
  if (difference !== 0) {
    const { environment, status } = difference > 0 ? stored : posted;
    return { environment, status };
  }
  return {
    environment: greaterText(stored.environment, posted.environment),
    status: worseStatus(stored.status, posted.status),
  };
}

function lastClaim<TField extends ClaimedField>(
  stored: StoredDeployment,
  posted: StoredDeployment,
  field: TField,
  decideTie: (
    stored: NonNullable<StoredDeployment[TField]>,
    posted: NonNullable<StoredDeployment[TField]>,
  ) => NonNullable<StoredDeployment[TField]>,
): Claim<NonNullable<StoredDeployment[TField]>> | undefined {
  const before = claimOf(stored, field);
  const now = claimOf(posted, field);
  if (!before || !now) {
    return before ?? now;
  }
  if (before.at === now.at) {
    return { value: decideTie(before.value, now.value), at: now.at };
  }
  return before.at > now.at ? before : now;
}

function claimOf<TField extends ClaimedField>(
  record: StoredDeployment,
  field: TField,
): Claim<NonNullable<StoredDeployment[TField]>> | undefined {
  const value = record[field];
  return value === undefined
    ? undefined
    : { value, at: record.claims[field] ?? ownClaim(record) };
}

function ownClaim(record: Pick<StoredDeployment, 'finishedAt'>): number {
  return record.finishedAt ?? CLAIMED_IN_PROGRESS;
}

function claimsBeside(
  finishedAt: number | undefined,
  claimed: Record<ClaimedField, Claim<string> | undefined>,
): StoredDeployment['claims'] {
  const own = ownClaim({ finishedAt });
  const claims: StoredDeployment['claims'] = {};
  for (const [field, claim] of Object.entries(claimed)) {
    if (claim && claim.at !== own) {
      claims[field as ClaimedField] = claim.at;
    }
  }
  return claims;
}

/** A full commit over an abbreviated one. */
function longerCommit(stored: string, posted: string): string {
  return compareByLength(stored, posted) >= 0 ? stored : posted;
}

function lessPlanned(
  stored: DeploymentKind,
  posted: DeploymentKind,
): DeploymentKind {
  return KIND_RANK[stored] >= KIND_RANK[posted] ? stored : posted;
}

function worseStatus(
  stored: DeploymentStatus,
  posted: DeploymentStatus,
): DeploymentStatus {
  return STATUS_RANK[stored] >= STATUS_RANK[posted] ? stored : posted;
}

function greaterText(stored: string, posted: string): string {
  return compareCodePoints(stored, posted) >= 0 ? stored : posted;
}

function correction(_stored: string, posted: string): string {
  return posted;
}
