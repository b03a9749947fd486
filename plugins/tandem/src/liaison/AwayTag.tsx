import { RiCalendarCloseLine } from '@remixicon/react';
import { todayIn } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { StatusTag } from '../ui/StatusTag';
import { useNow } from '../ui/useNow';
import { formatCivilDateInFull, formatNearDay } from './civilDateNames';

/** «away until Tue», as the person's own calendar has it. */
export function AwayTag(props: { until: string; timeZone: string }) {
  const { until, timeZone } = props;
  const { t } = useTranslate();
  const today = todayIn(timeZone, useNow());
  return (
    <span
      title={t('liaison.card.backOn', { date: formatCivilDateInFull(until) })}
    >
      <StatusTag tone="neutral" icon={RiCalendarCloseLine}>
        {until === today
          ? t('liaison.card.awayToday')
          : t('liaison.card.awayUntil', { day: formatNearDay(until, today) })}
      </StatusTag>
    </span>
  );
}
