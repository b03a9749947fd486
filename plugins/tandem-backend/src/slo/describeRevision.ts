import {
  formatTarget,
  type SloDefinition,
  type SloState,
} from '@tandem/backstage-plugin-tandem-common';

/** A version of an SLO, as far as charts go. */
export interface ChartedVersion {
  state: SloState;
  /** Absent where its document names others that are gone. */
  definition?: SloDefinition;
}

const NOW = {
  draft: 'Back to draft',
  published: 'Published',
  archived: 'Archived',
} as const;

/**
 * What a version changed of that which a chart shows: the state, targets, the
 * window and what is asked of the source.
 *
 * @param before - absent for the creation
 * @returns undefined where it shows nothing new
 */
export function describeRevision(
  after: ChartedVersion,
  before: ChartedVersion | undefined,
): string | undefined {
  if (!before) return 'Created';
  const changes: string[] = [];
  if (after.state !== before.state) changes.push(NOW[after.state]);
  const [now, then] = [after.definition, before.definition];
  if (now && then) {
    const [targets, formerTargets] = [targetsOf(now), targetsOf(then)];
    if (targets !== formerTargets) {
      changes.push(`Target ${targets}, was ${formerTargets}`);
    }
    if (now.duration !== then.duration) {
      changes.push(`Window ${now.duration}, was ${then.duration}`);
    }
    if (now.seriesFingerprint !== then.seriesFingerprint) {
      changes.push('Another query');
    }
  }
  return changes.length > 0 ? changes.join('; ') : undefined;
}

function targetsOf({ objectives }: SloDefinition): string {
  return objectives.map(({ targetPpb }) => formatTarget(targetPpb)).join(', ');
}
