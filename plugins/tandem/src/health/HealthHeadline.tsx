import { Text } from '@backstage/ui';
import type { TandemHealth } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { databaseName, queueName, taskName } from './healthWords';
import { HealthTag } from './HealthTag';
import styles from './Health.module.css';

/** All of it in a sentence, and where to look. */
export function HealthHeadline({ health }: { health: TandemHealth }) {
  const { state, asOf, database, tasks, queues } = health;
  const { t } = useTranslate();
  const isTrouble = (part: { state: string }) => part.state !== 'ok';
  const troubles = [
    ...tasks.filter(isTrouble).map(({ id }) => taskName(id, t)),
    ...queues.filter(isTrouble).map(({ id }) => queueName(id, t)),
  ];
  return (
    <section className={styles.headline} aria-label={t('health.page')}>
      <HealthTag state={state} />
      <Text role="status" weight="bold">
        {t(`health.headline.${state}`)}
      </Text>
      {troubles.length > 0 && (
        <Text>{t('health.troubles', { tasks: troubles.join(', ') })}</Text>
      )}
      <Muted>
        {t('health.asOf', {
          when: <RelativeTime instant={asOf} />,
          database: databaseName(database, t),
        })}
      </Muted>
    </section>
  );
}
