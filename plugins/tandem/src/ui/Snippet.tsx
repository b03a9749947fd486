import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useRef, useState } from 'react';
import { useTranslate } from '../translation';
import styles from './Snippet.module.css';

/** A command or request to copy. */
export function Snippet(props: { title: string; text: string }) {
  const { title, text } = props;
  const { t } = useTranslate();
  const ref = useRef<HTMLPreElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected'>();
  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Over plain HTTP there is no clipboard, and a browser may refuse it.
      window.getSelection()?.selectAllChildren(ref.current!);
      setOutcome('selected');
    }
  };
  return (
    <div>
      <div className={styles.frame}>
        {/* A region that scrolls must be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre ref={ref} className={styles.text} tabIndex={0} aria-label={title}>
          {text}
        </pre>
        <ButtonIcon
          className={styles.copy}
          size="small"
          variant="secondary"
          aria-label={t('ui.snippet.copy', { title })}
          icon={outcome === 'copied' ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={copy}
        />
      </div>
      <span role="status" className={styles.status}>
        {outcome && t(`ui.snippet.${outcome}`)}
      </span>
    </div>
  );
}
