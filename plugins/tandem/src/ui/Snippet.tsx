import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useTranslate } from '../translation';
import styles from './Snippet.module.css';

/** A command or request to copy. */
export function Snippet(props: { title: string; text: string }) {
  const { title, text } = props;
  const { t } = useTranslate();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await window.navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div>
      <div className={styles.frame}>
        {/* A region that scrolls must be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.text} tabIndex={0} aria-label={title}>
          {text}
        </pre>
        <ButtonIcon
          className={styles.copy}
          size="small"
          variant="secondary"
          aria-label={t('ui.snippet.copy', { title })}
          icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={copy}
        />
      </div>
      <span role="status" className={styles.status}>
        {copied ? t('ui.snippet.copied') : ''}
      </span>
    </div>
  );
}
