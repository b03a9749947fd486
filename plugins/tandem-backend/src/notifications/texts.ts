import {
  daysBetween,
  formatBudget,
  formatBurnRate,
  formatDuration,
  todayIn,
} from '@tandem/backstage-plugin-tandem-common';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type {
  AbsenceFacts,
  AnsweredFacts,
  EndingFacts,
  ProposedFacts,
} from '../liaison/LiaisonNotices';
import type { BudgetFacts } from '../slo/SloNotices';
import { answeredText } from './answeredText';
import type { Notice } from './notice';
import {
  dateText,
  daysText,
  isPerson,
  linkOf,
  listText,
  scopesText,
} from './wording';

/** What a notification says, but for what names it. */
export type NoticeText = Required<
  Pick<
    NotificationSendOptions['payload'],
    'title' | 'description' | 'link' | 'severity' | 'topic'
  >
>;

/** How things and people are called, by reference. */
export type NameOf = (entityRef: string) => string;

const MY_TEAMS = '/tandem/my-teams';
const FLEET = '/tandem';

/**
 * What to say of a bundle of notices of one kind, oldest first.
 *
 * @param notices - at least one
 * @param now - epoch milliseconds
 */
export function textOf(
  notices: readonly Notice[],
  nameOf: NameOf,
  now: number,
): NoticeText {
  const last = notices[notices.length - 1];
  const all = notices.map(({ facts }) => facts);
  switch (last.kind) {
    case 'proposed':
      return proposedText(all as ProposedFacts[], nameOf);
    case 'accepted':
    case 'declined':
      return answeredText(last.kind, all as AnsweredFacts[], nameOf);
    case 'ending':
      return endingText(all as EndingFacts[], nameOf, now);
    case 'absence-uncovered':
      return absenceText(last.facts, nameOf);
    default:
      return budgetText(last.kind, last.facts, nameOf, now);
  }
}

function proposedText(all: ProposedFacts[], nameOf: NameOf): NoticeText {
  const [{ by, role, allocation, startsOn }] = all;
  const scopes = all.map(each => each.scopeRef);
  const what = scopesText(scopes, nameOf);
  const terms = `As ${
    role === 'primary' ? 'liaison' : role
  } with ${allocation} % of your time, from ${dateText(startsOn)}.`;
  return {
    title: isPerson(by)
      ? `${nameOf(by)} asks you to help ${what}`
      : `You are asked to help ${what}`,
    description:
      scopes.length === 1
        ? `${terms} Please accept or decline.`
        : `${listText(scopes.map(nameOf))}. Please accept or decline each.`,
    link: MY_TEAMS,
    severity: 'normal',
    topic: 'Liaisons',
  };
}

function endingText(
  all: EndingFacts[],
  nameOf: NameOf,
  now: number,
): NoticeText {
  const [{ liaisonRef, endsOn, timeZone }] = all;
  const scopes = all.map(each => each.scopeRef);
  const days = daysBetween(todayIn(timeZone, now), endsOn);
  const list = scopes.length === 1 ? '' : `${listText(scopes.map(nameOf))}. `;
  return {
    title: `${helpText(liaisonRef, scopes, nameOf)} until ${daysText(
      days,
    )}, and nobody takes over then`,
    description: `${list}The last day is ${dateText(
      endsOn,
    )}. Next step: extend it, or ask somebody to take over.`,
    link: scopes.length === 1 ? linkOf(scopes[0]) : FLEET,
    severity: days <= 1 ? 'high' : 'normal',
    topic: 'Liaisons',
  };
}

/** Who helps whom; without a liaison they run themselves. */
function helpText(
  liaisonRef: string | undefined,
  scopeRefs: string[],
  nameOf: NameOf,
): string {
  const what = scopesText(scopeRefs, nameOf);
  if (liaisonRef !== undefined) return `${nameOf(liaisonRef)} helps ${what}`;
  return scopeRefs.length === 1
    ? `${what} runs itself`
    : `${what} run themselves`;
}

function absenceText(facts: AbsenceFacts, nameOf: NameOf): NoticeText {
  const { userRef, startsOn, endsOn, scopeRefs } = facts;
  const dates =
    startsOn === endsOn
      ? `On ${dateText(startsOn)}`
      : `From ${dateText(startsOn)} to ${dateText(endsOn)}`;
  const list =
    scopeRefs.length === 1 ? '' : `: ${listText(scopeRefs.map(nameOf))}`;
  return {
    title: `Nobody is there for ${scopesText(scopeRefs, nameOf)} while ${nameOf(
      userRef,
    )} is away`,
    description: `${dates}${list}. Next step: find somebody who stands in.`,
    link: scopeRefs.length === 1 ? linkOf(scopeRefs[0]) : MY_TEAMS,
    severity: 'normal',
    topic: 'Liaisons',
  };
}

function budgetText(
  kind: 'burning' | 'exhausted' | 'recovered',
  facts: BudgetFacts,
  nameOf: NameOf,
  now: number,
): NoticeText {
  const { entityRef, title, remainingRatio, burnRate, exhaustsAt } = facts;
  const service = nameOf(entityRef);
  const left =
    remainingRatio === undefined
      ? `${title}.`
      : `${title}: ${formatBudget(remainingRatio)} of the error budget left.`;
  const shown = { link: linkOf(entityRef), topic: 'Error budgets' };
  switch (kind) {
    case 'burning':
      return {
        ...shown,
        title: `${service} spends its budget ${formatBurnRate(
          burnRate ?? 1,
        )} too fast`,
        description:
          exhaustsAt === undefined || exhaustsAt <= now
            ? left
            : `${left} At this rate it is spent in ${formatDuration(
                (exhaustsAt - now) / 1000,
              )}.`,
        severity: 'high',
      };
    case 'exhausted':
      return {
        ...shown,
        title: `${service} has spent its error budget`,
        description: left,
        severity: 'high',
      };
    default:
      return {
        ...shown,
        title: `${service} is healthy again`,
        description: left,
        severity: 'low',
      };
  }
}
