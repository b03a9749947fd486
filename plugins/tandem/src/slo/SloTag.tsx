import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RiAlertLine,
  RiArchiveLine,
  RiCheckLine,
  RiDraftLine,
  RiFireLine,
  RiPauseCircleLine,
  RiPlugLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import type {
  Slo,
  SloHealthState,
} from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef } from '../translation';
import { StatusTag, type StatusTone } from '../ui/StatusTag';
import { useNow } from '../ui/useNow';
import { dataAge } from './sloWords';

const LOOKS: Record<
  SloHealthState,
  { tone: StatusTone; icon: typeof RiCheckLine }
> = {
  healthy: { tone: 'positive', icon: RiCheckLine },
  burning: { tone: 'negative', icon: RiFireLine },
  exhausted: { tone: 'negative', icon: RiAlertLine },
  error: { tone: 'warning', icon: RiPlugLine },
  stale: { tone: 'neutral', icon: RiTimeLine },
  'no-data': { tone: 'neutral', icon: RiQuestionLine },
  'no-traffic': { tone: 'neutral', icon: RiPauseCircleLine },
  draft: { tone: 'announcement', icon: RiDraftLine },
};

/** How an SLO does, in a word; stale ones with the age of their data. */
export function SloTag(props: { slo: Pick<Slo, 'state' | 'status'> }) {
  const { slo } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const now = useNow();
  if (slo.state === 'archived') {
    return (
      <StatusTag tone="neutral" icon={RiArchiveLine}>
        {t('slo.card.archived')}
      </StatusTag>
    );
  }
  const { state } = slo.status;
  return (
    <StatusTag {...LOOKS[state]}>
      {state === 'stale'
        ? t('slo.card.staleFor', { age: dataAge(slo, now) })
        : t(`slo.card.state.${state}`)}
    </StatusTag>
  );
}
