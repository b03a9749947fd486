import type {
  DeploymentOut,
  IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';

/** One moment of a story; `at` is unset for what still goes on. */
export type StoryEvent =
  | { kind: 'deployed'; at: string; deployment: DeploymentOut }
  | { kind: 'incident'; at: string; incident: IncidentOut }
  | { kind: 'rolled-back'; at: string; deployment: DeploymentOut }
  | { kind: 'recovered'; at?: string; seconds: number }
  | { kind: 'open'; at?: undefined };

export interface Story {
  /** When the deployment that failed was finished. */
  startedAt: string;
  /** In the order they happened. */
  events: StoryEvent[];
}

/**
 * What happened around a failed deployment: its incidents, the rollback that
 * undid it, its recovery.
 *
 * @param deployments - of the same service and environment from then on, in any order
 * @param incidents - in any order, those of other deployments are left out
 */
export function tellFailure(
  failed: DeploymentOut,
  deployments: readonly DeploymentOut[],
  incidents: readonly IncidentOut[],
): Story {
  const startedAt = failed.finishedAt ?? failed.receivedAt;
  const linked = incidents.filter(one => one.attributedTo?.id === failed.id);
  const rollback = rollbackOf(failed, deployments);
  const events: StoryEvent[] = [
    { kind: 'deployed', at: startedAt, deployment: failed },
    ...linked.map(incident => ({
      kind: 'incident' as const,
      at: incident.startedAt,
      incident,
    })),
  ];
  if (rollback?.finishedAt) {
    const at = rollback.finishedAt;
    events.push({ kind: 'rolled-back', at, deployment: rollback });
  }
  events.sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
  events.push(ending(failed, linked, rollback));
  return { startedAt, events };
}

function ending(
  failed: DeploymentOut,
  linked: readonly IncidentOut[],
  rollback: DeploymentOut | undefined,
): StoryEvent {
  if (failed.recoverySeconds === undefined) {
    return { kind: 'open' };
  }
  const lastEnd = linked
    .flatMap(incident => incident.resolvedAt ?? [])
    .sort()
    .at(-1);
  return {
    kind: 'recovered',
    at: lastEnd ?? rollback?.finishedAt,
    seconds: failed.recoverySeconds,
  };
}

/** A rollback undoes the successful deployment directly before it. */
function rollbackOf(
  failed: DeploymentOut,
  deployments: readonly DeploymentOut[],
): DeploymentOut | undefined {
  const others = deployments.filter(({ id }) => id !== failed.id);
  const chain = byFinish([failed, ...others]);
  const next = chain[chain.indexOf(failed) + 1];
  return next?.kind === 'rollback' ? next : undefined;
}

/** Successful deployments, earliest first; equal instants as the API orders them. */
function byFinish(deployments: readonly DeploymentOut[]): DeploymentOut[] {
  return deployments
    .filter(({ status, finishedAt }) => status === 'succeeded' && finishedAt)
    .sort(
      (a, b) =>
        Date.parse(a.finishedAt!) - Date.parse(b.finishedAt!) ||
        compareText(a.source, b.source) ||
        compareText(a.externalId, b.externalId),
    );
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
