import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { tandemTranslationRef } from '../translation';
import { Muted } from '../ui/Muted';
import { TextButton } from '../ui/TextButton';
import { ComputationDialog } from './ComputationDialog';

/** «DORA 2023 levels · 41 deployments, 118 changes, 3 incidents · how is this computed» */
export function BasisLine(props: { dora: Dora }) {
  const { dora } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Muted as="p">
        {t('delivery.operations.basis', {
          edition: dora.edition,
          deployments: t('delivery.figure.deployments', {
            count: dora.metrics.deploymentFrequency.deployments,
          }),
          changes: t('delivery.figure.changes', {
            count: dora.metrics.changeLeadTime.changes,
          }),
          incidents: t('delivery.figure.incidents', { count: dora.incidents }),
        })}
        {' · '}
        <TextButton aria-haspopup="dialog" onPress={() => setIsOpen(true)}>
          {t('delivery.operations.howComputed')}
        </TextButton>
      </Muted>
      {isOpen && (
        <ComputationDialog dora={dora} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
