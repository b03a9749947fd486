import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { HowComputed } from './HowComputed';

/** «DORA 2023 levels · 41 deployments, 118 changes, 3 incidents · how is this computed» */
export function BasisLine(props: { dora: Dora }) {
  const { dora } = props;
  const { t } = useTranslate();
  return (
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
      <HowComputed dora={dora} />
    </Muted>
  );
}
