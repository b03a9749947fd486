import { createHash } from 'node:crypto';
import type { DeploymentInput } from '@tandem/backstage-plugin-tandem-common';
import { HOUR } from './calendar';
import type { Pace } from './profiles';
import type { Random } from './random';

type ChangeInput = NonNullable<DeploymentInput['changes']>[number];

/** How long the work on a change took, in hours. */
export type WorkHours = Pick<
  Pace,
  'medianCodingHours' | 'medianReviewHours' | 'medianQueueHours'
>;

/** A fix in a hurry. */
export const HOTFIX_WORK: WorkHours = {
  medianCodingHours: 0.25,
  medianReviewHours: 0.1,
  medianQueueHours: 0.05,
};

/** Something like a git commit id, always the same for the same text. */
export function commitOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/**
 * The commits of one release, the newest first.
 *
 * @param release.key - makes the commits of this release its own
 * @param release.readyAt - all is merged by then, epoch milliseconds
 * @param release.lastNumber - that of its newest pull request
 */
export function makeChanges(
  random: Random,
  service: string,
  work: WorkHours,
  release: { key: string; count: number; lastNumber: number; readyAt: number },
): ChangeInput[] {
  const repository = `https://git.example.com/kestrelmoor/${service}`;
  return Array.from(
    { length: release.count },
    () => release.readyAt - random.duration(work.medianQueueHours) * HOUR,
  )
    .sort((a, b) => b - a)
    .map((mergedAt, index) => {
      const openedAt =
        mergedAt - random.duration(work.medianReviewHours) * HOUR;
      const firstCommitAt =
        openedAt - random.duration(work.medianCodingHours) * HOUR;
      const commit = commitOf(`${service}/${release.key}/${index}`);
      const number = release.lastNumber - index;
      const change: ChangeInput = {
        commit,
        committedAt: toIso(mergedAt),
        url: `${repository}/commit/${commit}`,
      };
      // Now and then somebody pushes without a pull request.
      if (random.chance(0.05)) return change;
      return {
        ...change,
        pullRequest: {
          number,
          url: `${repository}/pull/${number}`,
          firstCommitAt: toIso(firstCommitAt),
          openedAt: toIso(openedAt),
          mergedAt: toIso(mergedAt),
        },
      };
    });
}

/** ISO 8601 in UTC, whole seconds: what pipelines send. */
export function toIso(instant: number): string {
  return new Date(Math.round(instant / 1000) * 1000).toISOString();
}
