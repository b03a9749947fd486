import { sloDocument } from '../../__testUtils__/slos';
import { dateIn } from '../../liaison/__testUtils__/assignments';
import type { JsonSchema } from './documented';

/** Stands for the version that is stored when the body is sent. */
export const CURRENT_VERSION = 987_654_321;

const instant = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString();

/** What fits a field of that name, where the schema alone does not tell. */
const BY_NAME: Record<string, () => unknown> = {
  entityRef: () => 'component:default/payments',
  scopeRef: () => 'component:default/search',
  scopeRefs: () => ['group:default/red', 'component:default/search'],
  liaisonRef: () => 'user:default/dana',
  userRef: () => 'user:default/dana',
  from: () => 'component:default/unheard-of',
  to: () => 'component:default/payments',
  timeZone: () => 'Europe/Berlin',
  startsOn: () => dateIn(-1),
  endsOn: () => dateIn(60),
  reviewBy: () => dateIn(30),
  pattern: () => 'liaison',
  terms: () => ({
    liaisonRef: 'user:default/dana',
    role: 'shadow',
    pattern: 'liaison',
    allocation: 1,
    startsOn: dateIn(1),
    endsOn: dateIn(60),
    timeZone: 'Europe/Berlin',
    channel: 'https://chat.example.org/red',
  }),
  document: () =>
    sloDocument('fuzzed', {
      service: 'payments',
      metadata: {
        labels: { team: ['red'] },
        annotations: { 'tandem.dev/stale-after': '20m' },
      },
    }),
  start: () =>
    new Date(
      Math.floor(Date.now() / 300_000) * 300_000 - 300_000,
    ).toISOString(),
  startedAt: () => instant(-2),
  finishedAt: () => instant(-1),
  resolvedAt: () => instant(-1),
  committedAt: () => instant(-3),
  until: () => instant(1),
};

const NUMBERS: Record<string, number> = {
  version: CURRENT_VERSION,
  allocation: 1,
  total: 2,
};

/** What the schema wants, with every field there is. */
export function goodValue(schema: JsonSchema, name = ''): unknown {
  const alternative = (schema.anyOf ?? schema.oneOf)?.[0];
  if (alternative) return goodValue(alternative, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum && !(name in BY_NAME)) return schema.enum[0];
  if (schema.type === 'integer' || schema.type === 'number') {
    return NUMBERS[name] ?? schema.minimum ?? 1;
  }
  if (schema.type === 'boolean') return true;
  if (name in BY_NAME) return BY_NAME[name]();
  if (schema.type === 'array') return [goodValue(schema.items ?? {}, name)];
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([field, inner]) => [
        field,
        goodValue(inner, field),
      ]),
    );
  }
  if (/At$/.test(name) || schema.format === 'date-time') return instant(-1);
  return /url|channel/i.test(name) ? 'https://example.org/x' : 'text';
}
