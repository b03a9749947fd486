import { parseEntityRef } from '@backstage/catalog-model';
import {
  NO_BREAK_SPACE,
  todayIn,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import type { AbsenceGap } from './AbsenceReader';
import type { StoredAssignment } from './assignmentRow';

/** Of several scopes so many are named. */
const NAMED_SCOPES = 2;

/** «You are asked to be the primary of team-search from 1 Dec, 20 % of your time» */
export function askedSentence(asked: StoredAssignment, now: number): string {
  const { role, startsOn, allocation } = asked;
  const share =
    allocation > 0 ? `, ${allocation}${NO_BREAK_SPACE}% of your time` : '';
  return `You are asked to be the ${role} of ${scopeOf(asked)} from ${dayOf(
    startsOn,
    now,
  )}${share}`;
}

/** «Omar Haddad has not answered since 12 Nov whether to be the primary of team-search» */
export function unansweredSentence(
  asked: StoredAssignment,
  isOwn: boolean,
  now: number,
): string {
  const { role, proposedAt, timeZone } = asked;
  const since = dayOf(todayIn(timeZone, proposedAt), now);
  const place = `the ${role} of ${scopeOf(asked)}`;
  return isOwn
    ? `Nobody has answered since ${since} whether you may be ${place}`
    : `${liaisonOf(
        asked,
      )} has not answered since ${since} whether to be ${place}`;
}

/**
 * «You are the primary of team-search until 1 Dec, and nobody takes over then»
 *
 * @param isOwn - whether the person who reads it is the liaison
 */
export function endingSentence(
  ending: StoredAssignment,
  isOwn: boolean,
  now: number,
): string {
  const scope = scopeOf(ending);
  const who = isOwn
    ? `You are the primary of ${scope}`
    : `${liaisonOf(ending)} is the primary of ${scope}`;
  const help = ending.liaisonRef === undefined ? `${scope} runs itself` : who;
  return `${help} until ${dayOf(
    ending.endsOn,
    now,
  )}, and nobody takes over then`;
}

/** «Nobody is in for team-search from 3 to 7 Dec» */
export function uncoveredSentence(gaps: AbsenceGap[], now: number): string {
  const names = gaps.map(
    ({ scopeRef, scopeTitle }) => scopeTitle ?? nameOf(scopeRef),
  );
  const [startsOn] = gaps.map(gap => gap.startsOn).sort();
  const endsOn = gaps
    .map(gap => gap.endsOn)
    .sort()
    .at(-1)!;
  const more = names.length - NAMED_SCOPES;
  const listed =
    more > 0
      ? `${names.slice(0, NAMED_SCOPES).join(', ')} and ${more} more`
      : names.join(' and ');
  return `Nobody is in for ${listed} ${daysOf(startsOn, endsOn, now)}`;
}

function scopeOf({ scopeRef, scopeTitle }: StoredAssignment): string {
  return scopeTitle ?? nameOf(scopeRef);
}

function liaisonOf({ liaisonRef, liaisonTitle }: StoredAssignment): string {
  return liaisonTitle ?? nameOf(liaisonRef);
}

function nameOf(entityRef: string | undefined): string {
  return entityRef === undefined ? 'the team' : parseEntityRef(entityRef).name;
}

/** `on 3 Dec`, `from 3 to 7 Dec`, `from 30 Nov to 2 Dec` */
function daysOf(startsOn: string, endsOn: string, now: number): string {
  if (startsOn === endsOn) return `on ${dayOf(startsOn, now)}`;
  const isSameMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7);
  const first = isSameMonth
    ? String(new Date(startsOn).getUTCDate())
    : dayOf(startsOn, now);
  return `from ${first} to ${dayOf(endsOn, now)}`;
}

/** `1 Dec`, with the year where it is another one. */
function dayOf(date: string | undefined, now: number): string {
  if (date === undefined) return 'some day';
  const isThisYear = date.slice(0, 4) === todayIn('UTC', now).slice(0, 4);
  return DateTime.fromISO(date, { locale: 'en', zone: 'utc' })
    .toFormat(isThisYear ? 'd LLL' : 'd LLL yyyy')
    .replaceAll(' ', NO_BREAK_SPACE);
}
