import type {
  Assignment,
  AssignmentTransition,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../../translation';
import { formatCivilDate } from '../civilDateNames';
import { refName } from '../../ui/refName';

/** What a transition means for this very assignment. */
export function transitionWords(
  t: Translate,
  assignment: Assignment,
  transition: AssignmentTransition,
  viewerRef: string | undefined,
) {
  const isWithdrawn =
    transition === 'decline' && assignment.proposedBy === viewerRef;
  if (isWithdrawn) {
    return {
      title: t('liaison.transition.withdrawTitle'),
      why: t('liaison.transition.withdrawWhy'),
      send: t('liaison.transition.withdrawSend'),
      done: t('liaison.transition.withdrawDone'),
    };
  }
  const facts = {
    name: assigneeName(t, assignment),
    scope: refName(assignment.scopeRef, assignment.scopeTitle),
    date: formatCivilDate(assignment.startsOn),
  };
  return {
    title: t(`liaison.transition.title.${transition}`),
    why: t(`liaison.transition.why.${transition}`, facts),
    send: t(`liaison.transition.send.${transition}`),
    done: t(`liaison.transition.done.${transition}`, facts),
  };
}

/** Who was asked or helps; of self-run the team itself. */
export function assigneeName(t: Translate, assignment: Assignment): string {
  const { liaisonRef, liaisonTitle } = assignment;
  return liaisonRef
    ? refName(liaisonRef, liaisonTitle)
    : t('liaison.transition.nobodyNamed');
}
