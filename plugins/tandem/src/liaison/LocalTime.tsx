import { DateTime } from 'luxon';
import { useTranslate } from '../translation';
import { useNow } from '../ui/useNow';

/** What the clock shows where a person is: «09:40 in Lisbon». */
export function LocalTime(props: { timeZone: string }) {
  const { timeZone } = props;
  const { t } = useTranslate();
  const at = DateTime.fromMillis(useNow(), { zone: timeZone });
  const time = at.toFormat('HH:mm');
  const city = cityOf(timeZone);
  return (
    <time dateTime={at.toISO() ?? undefined} title={timeZone}>
      {city
        ? t('liaison.card.localTime', { time, city })
        : t('liaison.card.localTimeZone', { time, zone: timeZone })}
    </time>
  );
}

/** The city of a time zone's name; `undefined` of one without, such as `UTC`. */
export function cityOf(timeZone: string): string | undefined {
  const parts = timeZone.split('/');
  return parts.length > 1 && parts[0] !== 'Etc'
    ? parts.at(-1)!.replace(/_/g, ' ')
    : undefined;
}
