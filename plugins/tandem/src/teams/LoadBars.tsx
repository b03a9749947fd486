import { formatCivilDate } from '../liaison/civilDateNames';
import type { LoadWeek } from '../liaison/loadWeeks';
import { type Translate, useTranslate } from '../translation';
import styles from './LoadCard.module.css';

const WHOLE = 100;

/** A bar for each week, and a line above which there is too much. */
export function LoadBars(props: {
  weeks: readonly LoadWeek[];
  warnAbovePercent: number;
}) {
  const { weeks, warnAbovePercent } = props;
  const { t } = useTranslate();
  const top = Math.max(WHOLE, ...weeks.map(({ allocation }) => allocation));
  const percent = `${warnAbovePercent}`;
  return (
    <div
      role="img"
      aria-label={t('teams.load.chart', {
        weeks: weeks.map(week => weekWords(week, t)).join(', '),
        percent,
      })}
    >
      <div className={styles.plot}>
        <div
          className={styles.line}
          style={{ bottom: `${(warnAbovePercent / top) * 100}%` }}
        >
          <span>{t('teams.load.warns', { percent })}</span>
        </div>
        {weeks.map(week => (
          <div
            key={week.monday}
            className={styles.slot}
            title={weekWords(week, t)}
          >
            <div
              className={styles.bar}
              data-tone={toneOf(week, warnAbovePercent)}
              style={{ height: `${(week.allocation / top) * 100}%` }}
            />
          </div>
        ))}
      </div>
      <div className={styles.labels}>
        {weeks.map(({ monday }, index) => (
          <span key={monday}>{index % 2 === 0 && formatCivilDate(monday)}</span>
        ))}
      </div>
    </div>
  );
}

function toneOf({ allocation }: LoadWeek, warnAbovePercent: number) {
  if (allocation > WHOLE) {
    return 'negative';
  }
  return allocation > warnAbovePercent ? 'warning' : undefined;
}

function weekWords({ monday, allocation }: LoadWeek, t: Translate): string {
  const date = formatCivilDate(monday);
  return allocation
    ? t('teams.load.week', { date, allocation: `${allocation}` })
    : t('teams.load.weekFree', { date });
}
