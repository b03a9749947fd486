import { Popover, Text } from '@backstage/ui';
import { useRef, useState } from 'react';
import styles from './text.module.css';

/** A word of the field that explains itself when it is pressed. */
export function Term(props: { word: string; meaning: string }) {
  const { word, meaning } = props;
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
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
          {meaning}
        </Text>
      </Popover>
    </>
  );
}
