import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { TextLink } from '../ui/TextLink';
import { useEntityLink } from '../ui/useEntityLink';
import { AssignmentStateTag } from './AssignmentStateTag';
import { formatCivilDate } from './civilDateNames';
import { ProposalAnswers } from './ProposalAnswers';
import { refName } from '../ui/refName';
import styles from './LiaisonOverview.module.css';

/** The teams, systems and services that a person helps. */
export function HelpedScopes(props: {
  assignments: readonly Assignment[];
  /** How much of their week it is shows only to oneself. */
  isOneself: boolean;
}) {
  const { assignments, isOneself } = props;
  const { t } = useTranslate();
  const entityLink = useEntityLink();
  return (
    <ul className={styles.lines} aria-label={t('liaison.person.teams')}>
      {assignments.map(assignment => {
        const { id, scopeRef, scopeTitle, state } = assignment;
        return (
          <li key={id} className={styles.line}>
            <div className={styles.scope}>
              <TextLink standalone weight="bold" href={entityLink(scopeRef)}>
                {refName(scopeRef, scopeTitle)}
              </TextLink>
              <Muted as="div">{termsOf(assignment, isOneself, t)}</Muted>
            </div>
            {state !== 'active' && (
              <AssignmentStateTag assignment={assignment} />
            )}
            {isOneself && state === 'proposed' && (
              <ProposalAnswers proposal={assignment} ownerRefs={[]} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function termsOf(assignment: Assignment, isOneself: boolean, t: Translate) {
  const { allocation, startsOn, endsOn, state } = assignment;
  const words = {
    role: t(`liaison.word.role.${assignment.role}`),
    pattern: t(`liaison.word.pattern.${assignment.pattern}`),
    allocation: `${allocation}`,
  };
  const isAhead = state === 'accepted' || state === 'proposed';
  return [
    isOneself
      ? t('liaison.person.termsOwn', words)
      : t('liaison.person.terms', words),
    isAhead && t('liaison.person.from', { date: formatCivilDate(startsOn) }),
    endsOn && t('liaison.person.until', { date: formatCivilDate(endsOn) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
