import { RiCalendarEventLine } from '@remixicon/react';
import { todayIn, type Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { StatusTag } from '../ui/StatusTag';
import { useNow } from '../ui/useNow';
import { channelName } from './channelName';
import { formatNearDay } from './civilDateNames';
import styles from './LiaisonOverview.module.css';

/** Days on which liaison and deputy are away: until when, and who may help. */
export function CoverageGap(props: { coverage: Coverage }) {
  const { people, channel } = props.coverage;
  const { t } = useTranslate();
  const now = useNow();
  const ends = people.flatMap(({ awayUntil }) => awayUntil ?? []).sort();
  const [until] = ends;
  if (!until) {
    return null;
  }
  const today = todayIn(people[0].timeZone, now);
  const hasDeputy = people.length > 1;
  const why = hasDeputy ? 'gapBoth' : 'gapNoDeputy';
  return (
    <div className={styles.notice} role="status">
      <StatusTag tone="warning" icon={RiCalendarEventLine}>
        {t('liaison.card.gap', { day: formatNearDay(until, today) })}
      </StatusTag>
      <Muted as="p">
        {channel
          ? t(`liaison.card.${why}`, { channel: channelName(channel) })
          : t(`liaison.card.${why}Alone`)}
      </Muted>
    </div>
  );
}
