import { isSameRef } from '../liaison/isSameRef';
import type { AnsweredFacts } from '../liaison/LiaisonNotices';
import type { NameOf, NoticeText } from './texts';
import { dateText, isPerson, linkOf, listText, scopesText } from './wording';

const FLEET = '/tandem';

/** Answers to one reader, alike but for their scopes. */
interface Answers extends AnsweredFacts {
  kind: 'accepted' | 'declined';
  /** The scopes, in a few words. */
  what: string;
  /** The first day. */
  from: string;
  nameOf: NameOf;
}

type Words = Pick<NoticeText, 'title' | 'description'>;

/**
 * What became of proposals, for who asked or for who was asked.
 *
 * @param all - of one bundle, so by one person and from one day on
 */
export function answeredText(
  kind: 'accepted' | 'declined',
  all: readonly AnsweredFacts[],
  nameOf: NameOf,
): NoticeText {
  const [first] = all;
  const scopes = all.map(each => each.scopeRef);
  const { title, description } = wordsOf({
    ...first,
    kind,
    what: scopesText(scopes, nameOf),
    from: dateText(first.startsOn),
    nameOf,
  });
  const list = scopes.length === 1 ? '' : `${listText(scopes.map(nameOf))}. `;
  return {
    title,
    description: `${list}${description}`,
    link: scopes.length === 1 ? linkOf(scopes[0]) : FLEET,
    severity: 'normal',
    topic: 'Liaisons',
  };
}

function wordsOf(answers: Answers): Words {
  const { liaisonRef, requesterRef, reader } = answers;
  if (reader === 'liaison') return forLiaison(answers);
  return isSameRef(liaisonRef, requesterRef)
    ? forOffer(answers)
    : forRequester(answers);
}

function forOffer({ kind, what, from }: Answers): Words {
  return kind === 'accepted'
    ? {
        title: `Your offer to help ${what} was accepted`,
        description: `You help from ${from}.`,
      }
    : {
        title: `Your offer to help ${what} was declined`,
        description: 'Next step: ask them what would help more.',
      };
}

function forRequester(answers: Answers): Words {
  const { kind, what, from, liaisonRef, by, nameOf } = answers;
  if (kind === 'accepted') {
    return {
      title: `${nameOf(liaisonRef)} will help ${what}`,
      description: `Your request was accepted, from ${from}.`,
    };
  }
  // Who did not say so themselves may well be able to.
  const verb = isSameRef(liaisonRef, by) ? 'cannot' : 'will not';
  return {
    title: `${nameOf(liaisonRef)} ${verb} help ${what}`,
    description: 'Your request was declined. Next step: ask somebody else.',
  };
}

/** Of an answer that somebody else gave. */
function forLiaison(answers: Answers): Words {
  const { kind, what, from, requesterRef, by, nameOf } = answers;
  const who = isPerson(by) ? ` by ${nameOf(by)}` : '';
  if (kind === 'accepted') {
    return {
      title: `You help ${what} from ${from}`,
      description: `The request was accepted for you${who}.`,
    };
  }
  const done = isSameRef(requesterRef, by) ? 'withdrawn' : 'declined for you';
  return {
    title: `You are no longer asked to help ${what}`,
    description: `The request was ${done}${who}; there is nothing to do.`,
  };
}
