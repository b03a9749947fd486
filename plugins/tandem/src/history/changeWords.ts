import type { HistoryEntry } from '@tandem/backstage-plugin-tandem-common';
import type { MessageKey, Translate } from '../translation';
import { historyMessages } from './messages';

const LONGEST = 120;
const SENTENCES: Readonly<Record<string, Readonly<Record<string, string>>>> =
  (({ other: _, ...kinds }) => kinds)(historyMessages.did);

/** One change as a sentence; of an unknown action with its name. */
export function changeSentence(
  { action, subject: { kind } }: HistoryEntry,
  { who, subject }: { who: string; subject: string },
  t: Translate,
): string {
  return SENTENCES[kind]?.[action]
    ? t(`history.did.${kind}.${action}` as MessageKey, { who, subject })
    : t('history.did.other', {
        who,
        action,
        subject,
        kind: t(`history.kind.${kind}`),
      });
}

/** A field by its name on the pages; others as they are stored. */
export function fieldName(field: string, t: Translate): string {
  return field in historyMessages.fields
    ? t(`history.fields.${field}` as MessageKey)
    : field;
}

/** A value as text, not longer than a few lines; `undefined` of nothing. */
export function valueWords(
  value: unknown,
): { short: string; full: string } | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const full = textOf(value);
  return {
    full,
    short: full.length > LONGEST ? `${full.slice(0, LONGEST)}…` : full,
  };
}

/** Whether a value has parts with names, such as a document. */
export function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const isList =
    Array.isArray(value) && value.every(item => typeof item !== 'object');
  return isList ? value.join(', ') : JSON.stringify(value);
}
