import { useApi } from '@backstage/core-plugin-api';
import { Alert } from '@backstage/ui';
import {
  formatConsumed,
  type OpenSloDocument,
  type SloPreview,
} from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../../api';
import { type Translate, useTranslate } from '../../translation';
import { useSettled } from '../../ui/useSettled';
import { periodWords } from '../sloWords';

const SETTLED_MILLIS = 600;

/** What the last window would have brought with a document as it is written. */
export function EffectPreview(props: {
  document: OpenSloDocument;
  entityRef: string;
}) {
  const { entityRef } = props;
  const { t } = useTranslate();
  const api = useApi(tandemApiRef);
  const written = JSON.stringify(props.document);
  const settled = useSettled(written, SETTLED_MILLIS);
  const { data } = useQuery({
    queryKey: ['tandem', 'slo-preview', entityRef, settled],
    queryFn: ({ signal }) =>
      api.previewSlo({ document: JSON.parse(settled), entityRef }, { signal }),
    placeholderData: previous => previous,
  });
  if (!data) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="info"
      icon
      title={t('slo.editor.effect', { period: periodWords(props, t) })}
      description={effectWords(data, t)}
    />
  );
}

/** «With this target 140 % of the budget would be spent, with 6 pages.» */
export function effectWords(
  { status, alerts }: SloPreview,
  t: Translate,
): string {
  if (!status.budget) {
    return t('slo.editor.effectNone');
  }
  const count = (severity: 'page' | 'ticket') =>
    alerts.filter(alert => alert.severity === severity).length;
  const parts = [
    count('page') && t('slo.editor.pages', { count: count('page') }),
    count('ticket') && t('slo.editor.tickets', { count: count('ticket') }),
  ].filter(Boolean) as string[];
  const [first = t('slo.editor.noAlerts'), second] = parts;
  return t('slo.editor.effectSpent', {
    consumed: formatConsumed(status.budget.consumed),
    alerts: second ? t('slo.editor.and', { first, second }) : first,
  });
}
