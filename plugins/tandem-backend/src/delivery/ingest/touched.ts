import type {
  Change,
  StoredDeployment,
} from '@tandem/backstage-plugin-tandem-common';
import type { DeliveryKey } from '../deliveryKey';
import { chainText, type ChainStretch } from '../facts/ChainStore';
import type { Touched } from '../facts/FactDeriver';
import type { ChainCommit } from '../facts/chainCommit';

/** A deployment before and after a write. */
export interface DeploymentWrite extends DeliveryKey {
  id: number;
  before?: StoredDeployment;
  after: StoredDeployment;
}

/** Where a successful deployment stands in which chain. */
interface Place {
  environment: string;
  finishedAt: number;
}

/** What must be derived anew after these writes. */
export function touchedByDeployments(writes: DeploymentWrite[]): Touched {
  const stretches = new Map<string, ChainStretch>();
  const commits = new Map<string, ChainCommit>();
  const moved = writes.filter(isMoved);
  for (const write of moved) {
    for (const place of placesOf(write)) {
      const { entityId } = write;
      const { environment, finishedAt } = place;
      const key = chainText({ entityId, environment });
      const from = Math.min(stretches.get(key)?.from ?? Infinity, finishedAt);
      stretches.set(key, { entityId, environment, from });
    }
  }
  for (const write of writes) {
    for (const commit of commitsOf(write)) {
      const { entityId, environment } = commit;
      commits.set(
        JSON.stringify([entityId, environment, commit.commit]),
        commit,
      );
    }
  }
  return {
    stretches: [...stretches.values()],
    deployments: moved,
    commits: [...commits.values()],
    incidentIds: [],
  };
}

/** The changes that are new or were told otherwise before. */
export function changedChanges({ before, after }: DeploymentWrite): Change[] {
  const known = new Map(
    before?.changes.map(change => [change.commit, JSON.stringify(change)]),
  );
  return after.changes.filter(
    change => known.get(change.commit) !== JSON.stringify(change),
  );
}

/** Whether its place, or what decides its kind, is another one now. */
function isMoved({ before, after }: DeploymentWrite): boolean {
  return (
    (before?.status === 'succeeded' || after.status === 'succeeded') &&
    (before?.status !== after.status ||
      before.environment !== after.environment ||
      before.finishedAt !== after.finishedAt ||
      before.commit !== after.commit ||
      before.kind !== after.kind)
  );
}

function placesOf({ before, after }: DeploymentWrite): Place[] {
  return [before, after].flatMap(state => placeOf(state) ?? []);
}

function placeOf(state: StoredDeployment | undefined): Place | undefined {
  return state?.status === 'succeeded' && state.finishedAt !== undefined
    ? { environment: state.environment, finishedAt: state.finishedAt }
    : undefined;
}

function commitsOf(write: DeploymentWrite): ChainCommit[] {
  const { after, entityId } = write;
  const changes = isMoved(write) ? after.changes : changedChanges(write);
  const environments = new Set(placesOf(write).map(place => place.environment));
  return [...environments].flatMap(environment =>
    changes.map(({ commit }) => ({ entityId, environment, commit })),
  );
}
