import { Alert, Button, Flex } from '@backstage/ui';
import { useState, type ReactNode } from 'react';
import { useTranslate } from '../../translation';
import styles from './Editor.module.css';

/** Asks before something unsaved is left; Escape and the close button come here, too. */
export function useCloseGuard(isDirty: boolean, onClose: () => void) {
  const { t } = useTranslate();
  const [isAsking, setIsAsking] = useState(false);
  const close = () => (isDirty ? setIsAsking(true) : onClose());
  const question: ReactNode = isAsking && isDirty && (
    <Alert
      className={styles.question}
      role="alert"
      status="warning"
      icon
      title={t('slo.editor.leaveAsk')}
      description={t('slo.editor.leaveWhy')}
      customActions={
        <Flex gap="2">
          <Button
            size="small"
            variant="secondary"
            onPress={() => setIsAsking(false)}
          >
            {t('slo.editor.stay')}
          </Button>
          <Button size="small" destructive onPress={onClose}>
            {t('slo.editor.leave')}
          </Button>
        </Flex>
      }
    />
  );
  return { close, question };
}
