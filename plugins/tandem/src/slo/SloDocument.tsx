import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Snippet } from '../ui/Snippet';
import { yamlOf } from './sloReading';

/** The OpenSLO document of an SLO as YAML, to copy. */
export function SloDocument({ slo }: { slo: Slo }) {
  const { t } = useTranslate();
  return (
    <Snippet title={t('slo.detail.documentName')} text={yamlOf(slo.document)} />
  );
}
