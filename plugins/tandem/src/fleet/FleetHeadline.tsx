import { Skeleton } from '@backstage/ui';
import {
  formatEvents,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { exactInstant } from '../ui/RelativeTime';
import { useFunnel } from './queries';
import styles from './FleetPage.module.css';

/** «412 services · 58 teams · as of 09:41» */
export function FleetHeadline() {
  const { data, isPending } = useFunnel();
  return (
    <div className={styles.headline}>
      {isPending && <Skeleton width={240} height={18} />}
      {data && <Words funnel={data} />}
    </div>
  );
}

function Words({ funnel }: { funnel: Funnel }) {
  const { asOf, teams, steps } = funnel;
  const { t } = useTranslate();
  const [{ services }] = steps;
  const time = DateTime.fromISO(asOf).toLocaleString(DateTime.TIME_24_SIMPLE);
  return (
    <Muted as="p">
      {t('fleet.page.services', {
        count: services,
        number: formatEvents(services),
      })}
      {' · '}
      {t('fleet.page.teams', { count: teams, number: formatEvents(teams) })}
      {' · '}
      <time dateTime={asOf} title={exactInstant(asOf)}>
        {t('fleet.page.asOf', { time })}
      </time>
    </Muted>
  );
}
