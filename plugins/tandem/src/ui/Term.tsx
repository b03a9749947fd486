import { Popover, Text } from '@backstage/ui';
import type { GlossaryTermId } from '@tandem/backstage-plugin-tandem-common';
import { useRef, useState } from 'react';
import { useTranslate } from '../translation';
import styles from './text.module.css';

/** A word of the field that explains itself when it is pressed. */
export function Term(props: {
  id: GlossaryTermId;
  /** As the sentence has it, where it is not the name of the term. */
  word?: string;
}) {
  const { id } = props;
  const { t } = useTranslate();
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const word = props.word ?? t(`glossary.${id}.name`);
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={styles.term}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        {word}
      </button>
      <Popover
        triggerRef={ref}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        aria-label={word}
      >
        <Text as="p" className={styles.meaning}>
          {t(`glossary.${id}.meaning`)}
        </Text>
      </Popover>
    </>
  );
}
