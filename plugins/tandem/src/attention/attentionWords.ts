import {
  formatBudget,
  formatBurnRate,
  formatConsumed,
  type Assignment,
  type AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';
import { formatCivilDate } from '../liaison/civilDateNames';
import type { Translate } from '../translation';
import { refName } from '../ui/refName';
import { withNames } from '../ui/withNames';

/** How the service or scope is called that something is about. */
export function subjectOf(item: AttentionItem): string {
  return refName(item.entityRef, item.entityTitle);
}

/**
 * What is up, in a sentence that follows the name of what it is about.
 *
 * @param people - the viewer, and how the one who proposed is called
 */
export function attentionWords(
  item: AttentionItem,
  people: { viewerRef: string | undefined; proposer: string },
  t: Translate,
): string {
  const { kind, slo, assignment } = item;
  if (slo) {
    return sloWords(kind, slo, t) ?? withNames(item.reason);
  }
  if (kind === 'proposal' && assignment) {
    return proposalWords(assignment, people, t);
  }
  if (kind === 'ending-without-successor' && assignment?.endsOn) {
    return endingWords(assignment, assignment.endsOn, people.viewerRef, t);
  }
  // One absence may leave several scopes without cover; the backend names them.
  return withNames(item.reason);
}

function sloWords(
  kind: AttentionItem['kind'],
  slo: NonNullable<AttentionItem['slo']>,
  t: Translate,
): string | undefined {
  const { title, burnRate, remainingRatio, state, asOf } = slo;
  switch (kind) {
    case 'budget-burning':
      return burnRate === null
        ? t('attention.sentence.burningPlain', { slo: title })
        : t('attention.sentence.burning', {
            slo: title,
            rate: formatBurnRate(burnRate),
          });
    case 'budget-exhausted':
      return remainingRatio === null
        ? t('attention.sentence.exhaustedPlain', { slo: title })
        : t('attention.sentence.exhausted', {
            slo: title,
            consumed: formatConsumed(1 - remainingRatio),
          });
    default:
      if (state !== 'stale') return undefined;
      return asOf === null
        ? t('attention.sentence.noData', { slo: title })
        : t('attention.sentence.stale', { slo: title });
  }
}

function proposalWords(
  proposal: Assignment,
  people: { viewerRef: string | undefined; proposer: string },
  t: Translate,
): string {
  const { liaisonRef, liaisonTitle, role, pattern, allocation } = proposal;
  const words = {
    person: people.proposer,
    date: formatCivilDate(proposal.startsOn),
    role: t(`liaison.word.role.${role}`).toLocaleLowerCase(),
    pattern: t(`liaison.word.pattern.${pattern}`),
  };
  if (!liaisonRef) {
    return t('attention.sentence.askedSelfRun', words);
  }
  if (proposal.proposedBy === people.viewerRef) {
    return liaisonRef === people.viewerRef
      ? t('attention.sentence.unansweredOwn', words)
      : t('attention.sentence.unanswered', {
          ...words,
          liaison: refName(liaisonRef, liaisonTitle),
        });
  }
  return allocation > 0
    ? t('attention.sentence.asked', { ...words, allocation: `${allocation}` })
    : t('attention.sentence.askedFree', words);
}

/** Also for who assigned it, to others or for a team to run itself. */
function endingWords(
  { liaisonRef, liaisonTitle }: Assignment,
  endsOn: string,
  viewerRef: string | undefined,
  t: Translate,
): string {
  const date = formatCivilDate(endsOn);
  if (!liaisonRef) {
    return t('attention.sentence.endingSelfRun', { date });
  }
  return liaisonRef === viewerRef
    ? t('attention.sentence.ending', { date })
    : t('attention.sentence.endingOf', {
        date,
        liaison: refName(liaisonRef, liaisonTitle),
      });
}

/** What else is worth knowing: what is left, and through what it is theirs. */
export function attentionNotes(item: AttentionItem, t: Translate): string[] {
  const { kind, slo, scopeRef, scopeTitle, entityRef } = item;
  const left = kind === 'budget-burning' ? slo?.remainingRatio : undefined;
  const notes: string[] = [];
  if (typeof left === 'number') {
    notes.push(t('attention.budgetLeft', { budget: formatBudget(left) }));
  }
  if (scopeRef && scopeRef !== entityRef) {
    notes.push(t('attention.via', { scope: refName(scopeRef, scopeTitle) }));
  }
  return notes;
}
