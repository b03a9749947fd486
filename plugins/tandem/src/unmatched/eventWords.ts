import type { UnmatchedReference } from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';

type Events = Pick<UnmatchedReference, 'deployments' | 'incidents'>;

/** «14 deployments, 2 incidents», or with «and» inside a sentence. */
export function eventWords(
  t: Translate,
  events: Events,
  form: 'both' | 'bothInSentence' = 'both',
): string {
  const deployments = t('unmatched.references.deployments', {
    count: events.deployments,
  });
  const incidents = t('unmatched.references.incidents', {
    count: events.incidents,
  });
  if (events.incidents === 0) return deployments;
  if (events.deployments === 0) return incidents;
  return t(`unmatched.references.${form}`, { deployments, incidents });
}

/** How many they are together, which decides between «counts» and «count». */
export function eventCount({ deployments, incidents }: Events): number {
  return deployments + incidents;
}
