import type { HistoryEntry } from '@tandem/backstage-plugin-tandem-common';
import { useId, useState } from 'react';
import { useTranslate } from '../translation';
import { useAuthorName } from '../ui/AuthorName';
import { EntityName } from '../ui/EntityName';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { TextButton } from '../ui/TextButton';
import { usePersonName, useReferenceName } from '../ui/usePersonName';
import { ChangedFields } from './ChangedFields';
import { changeSentence } from './changeWords';
import { subjectName } from './subjectName';
import styles from './History.module.css';

/** One change: who, what, when and why; before and after on demand. */
export function HistoryRow(props: {
  entry: HistoryEntry;
  /** Of many entities: says which one. */
  withEntity?: boolean;
}) {
  const { entry, withEntity } = props;
  const { at, reason, changes, entityRef } = entry;
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const details = useId();
  const what = useSentence(entry);
  return (
    <li className={styles.row}>
      <Muted className={styles.when}>
        <RelativeTime instant={at} />
      </Muted>
      <div className={styles.line}>
        <span>{what}</span>
        {withEntity && entityRef && (
          <Muted>
            {t('history.at', { entity: <NamedEntity entityRef={entityRef} /> })}
          </Muted>
        )}
        {changes.length > 0 && (
          <TextButton
            aria-expanded={isOpen}
            aria-controls={isOpen ? details : undefined}
            aria-label={isOpen ? undefined : t('history.openRow', { what })}
            onPress={() => setIsOpen(!isOpen)}
          >
            {isOpen ? t('history.close') : t('history.open')}
          </TextButton>
        )}
      </div>
      {reason && (
        <Muted as="p" className={styles.rest}>
          {t('history.because', { reason })}
        </Muted>
      )}
      {isOpen && (
        <div id={details} className={styles.rest}>
          <ChangedFields changes={changes} />
        </div>
      )}
    </li>
  );
}

function NamedEntity({ entityRef }: { entityRef: string }) {
  return (
    <EntityName entityRef={entityRef} title={useReferenceName(entityRef)} />
  );
}

function useSentence(entry: HistoryEntry): string {
  const { t } = useTranslate();
  const who = useAuthorName(entry.by);
  const { personRef, words } = subjectName(entry, t);
  const person = usePersonName(personRef);
  return changeSentence(entry, { who, subject: words(person) }, t);
}
