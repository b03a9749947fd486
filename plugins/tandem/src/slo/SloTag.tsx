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
import type { ReactNode } from 'react';
import { useTranslate } from '../translation';
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

/** How an SLO does, as an icon and a word or more. */
export function SloStateTag(props: {
  state: SloHealthState;
  children: ReactNode;
}) {
  return <StatusTag {...LOOKS[props.state]}>{props.children}</StatusTag>;
}

/** How an SLO does, in a word; stale ones with the age of their data. */
export function SloTag(props: { slo: Pick<Slo, 'state' | 'status'> }) {
  const { state, status } = props.slo;
  const { t } = useTranslate();
  return state === 'archived' ? (
    <StatusTag tone="neutral" icon={RiArchiveLine}>
      {t('slo.card.archived')}
    </StatusTag>
  ) : (
    <SloHealthTag state={status.state} asOf={status.asOf} />
  );
}

/** The same, of what a list knows of an SLO. */
export function SloHealthTag(props: {
  state: SloHealthState;
  asOf: string | null;
}) {
  const { state, asOf } = props;
  const { t } = useTranslate();
  const now = useNow();
  return (
    <SloStateTag state={state}>
      {state === 'stale'
        ? t('slo.card.staleFor', { age: dataAge({ status: { asOf } }, now) })
        : t(`slo.card.state.${state}`)}
    </SloStateTag>
  );
}
