import { RiAlertLine, RiCheckLine, RiTimeLine } from '@remixicon/react';
import type { HealthState } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { StatusTag, type StatusTone } from '../ui/StatusTag';

const LOOKS: Record<
  HealthState,
  { tone: StatusTone; icon: typeof RiCheckLine }
> = {
  ok: { tone: 'positive', icon: RiCheckLine },
  behind: { tone: 'warning', icon: RiTimeLine },
  failing: { tone: 'negative', icon: RiAlertLine },
};

/** How a part of Tandem does, as an icon and a word. */
export function HealthTag({ state }: { state: HealthState }) {
  const { t } = useTranslate();
  return <StatusTag {...LOOKS[state]}>{t(`health.state.${state}`)}</StatusTag>;
}
