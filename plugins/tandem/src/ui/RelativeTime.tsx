import { DateTime } from 'luxon';
import { useTranslate } from '../translation';
import { useNow } from './useNow';

/** How long ago something was; the exact instant, in the viewer's zone, on hover. */
export function RelativeTime(props: { instant: string }) {
  const now = useNow();
  const at = DateTime.fromISO(props.instant);
  const { t } = useTranslate();
  // The backend's clock may be ahead; what happened is never yet to come.
  const base = DateTime.max(at, DateTime.fromMillis(now));
  const isJustNow = base.diff(at).as('minutes') < 1;
  return (
    <time dateTime={props.instant} title={exactInstant(props.instant)}>
      {isJustNow ? t('ui.time.justNow') : at.toRelative({ base })}
    </time>
  );
}

/** An instant in full, in the viewer's zone. */
export function exactInstant(instant: string): string {
  return DateTime.fromISO(instant).toLocaleString({
    ...DateTime.DATETIME_FULL_WITH_SECONDS,
    weekday: 'short',
  });
}
