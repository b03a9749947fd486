import type { HistoryEntry } from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import { withNames } from '../ui/withNames';

/** As assignments are titled: `user:default/dana as primary`. */
const HELPER = /^(user:\S+) as (primary|deputy|shadow)$/;

/** What a subject is called; the person in it, where there is one, apart. */
export interface SubjectName {
  personRef?: string;
  /** With the person's name in it. */
  words: (person: string) => string;
}

/** What a change was about, in words. */
export function subjectName(
  { subject }: Pick<HistoryEntry, 'subject'>,
  t: Translate,
): SubjectName {
  const { kind, id, title = id } = subject;
  const helper = HELPER.exec(title);
  if (helper) {
    const [, personRef, role] = helper;
    const key = role as 'primary' | 'deputy' | 'shadow';
    return {
      personRef,
      words: person => t(`history.helper.${key}`, { person }),
    };
  }
  if (kind === 'assignment' && title === 'self-run') {
    return { words: () => t('history.helper.selfRun') };
  }
  if (/^user:\S+$/.test(title)) {
    return { personRef: title, words: person => person };
  }
  return { words: () => withNames(title) };
}
