import { DateTime } from 'luxon';
import { useTranslate } from '../translation';
import { exactInstant } from './RelativeTime';
import { useNow } from './useNow';

/** In how long something is expected; the exact instant, in the viewer's zone, on hover. */
export function TimeAhead(props: { instant: string }) {
  const now = useNow();
  const { t } = useTranslate();
  const at = DateTime.fromISO(props.instant);
  const base = DateTime.fromMillis(now);
  return (
    <time dateTime={props.instant} title={exactInstant(props.instant)}>
      {at.diff(base).as('minutes') < 1
        ? t('ui.time.anyMoment')
        : at.toRelative({ base })}
    </time>
  );
}
