import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { TextButton } from '../ui/TextButton';
import { ComputationDialog } from './ComputationDialog';

/** Explains the figures to whoever asks. */
export function HowComputed(props: { dora: Dora }) {
  const { dora } = props;
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <TextButton aria-haspopup="dialog" onPress={() => setIsOpen(true)}>
        {t('delivery.operations.howComputed')}
      </TextButton>
      {isOpen && (
        <ComputationDialog dora={dora} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
