import { parseEntityRef } from '@backstage/catalog-model';

/** Of a list so many are named. */
const NAMED = 3;

const NOUNS: Record<string, string> = {
  group: 'teams',
  component: 'services',
  system: 'systems',
  domain: 'domains',
};

/** The one by name, several by number: `payments`, `3 teams`. */
export function scopesText(
  scopeRefs: readonly string[],
  nameOf: (ref: string) => string,
): string {
  if (scopeRefs.length === 1) return nameOf(scopeRefs[0]);
  const kinds = new Set(scopeRefs.map(ref => ref.split(':')[0]));
  const [kind] = kinds;
  const noun = kinds.size === 1 ? NOUNS[kind] : undefined;
  return `${scopeRefs.length} ${noun ?? 'teams and services'}`;
}

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function listText(names: readonly string[]): string {
  const more = names.length - NAMED;
  const shown = more > 1 ? [...names.slice(0, NAMED), `${more} more`] : names;
  const last = shown[shown.length - 1];
  return shown.length > 1
    ? `${shown.slice(0, -1).join(', ')} and ${last}`
    : last;
}

/** Whether something was done by a person, and not with a token. */
export function isPerson(by: string): boolean {
  return by.toLocaleLowerCase('en-US').startsWith('user:');
}

/** A civil date as people read it: `5 March 2026`. */
export function dateText(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** How far a last day is: `today`, `tomorrow`, `7 days from now`. */
export function daysText(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `${days} days from now`;
}

/** The page on which one sees it. */
export function linkOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const page = `/catalog/${[namespace, kind, name]
    .map(encodeURIComponent)
    .join('/')}`;
  return kind === 'component' ? `${page}/operations` : page;
}
