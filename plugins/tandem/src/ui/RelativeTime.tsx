import { DateTime } from 'luxon';
import { useNow } from './useNow';

/** How long ago something was; the exact instant, in the viewer's zone, on hover. */
export function RelativeTime(props: { instant: string }) {
  const now = useNow();
  const at = DateTime.fromISO(props.instant);
  const relative = at.toRelative({ base: DateTime.fromMillis(now) });
  return (
    <time dateTime={props.instant} title={exactInstant(props.instant)}>
      {relative}
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
