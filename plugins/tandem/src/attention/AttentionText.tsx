import type { AttentionItem } from '@tandem/backstage-plugin-tandem-common';
import { useViewer } from '../liaison/useViewer';
import { useTranslate } from '../translation';
import { exactInstant, RelativeTime } from '../ui/RelativeTime';
import { Muted } from '../ui/Muted';
import { TextLink } from '../ui/TextLink';
import { useEntityLink } from '../ui/useEntityLink';
import { usePersonName } from '../ui/usePersonName';
import { attentionNotes, attentionWords, subjectOf } from './attentionWords';
import { snoozeEndWords } from './snoozeTimes';
import styles from './Attention.module.css';

/** What needs somebody and why; beneath it since when, and through what. */
export function AttentionText({ item }: { item: AttentionItem }) {
  const { entityRef, kind, assignment, since, snoozedUntil } = item;
  const { t } = useTranslate();
  const entityLink = useEntityLink();
  const viewerRef = useViewer()?.userRef;
  const proposer = usePersonName(
    kind === 'proposal' ? assignment?.proposedBy : undefined,
  );
  return (
    <div className={styles.text}>
      <TextLink standalone weight="bold" href={entityLink(entityRef)}>
        {subjectOf(item)}
      </TextLink>
      {' · '}
      {attentionWords(item, { viewerRef, proposer }, t)}
      <Muted as="div">
        <RelativeTime instant={since} />
        {attentionNotes(item, t).map(note => ` · ${note}`)}
        {snoozedUntil && (
          <span title={exactInstant(snoozedUntil)}>
            {' · '}
            {t('attention.snoozedUntil', {
              when: snoozeEndWords(snoozedUntil),
            })}
          </span>
        )}
      </Muted>
    </div>
  );
}
