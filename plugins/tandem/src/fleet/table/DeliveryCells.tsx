import {
  formatDuration,
  formatRatio,
  type FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { LevelTag } from '../../delivery/LevelTag';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import styles from './ServicesTable.module.css';

type Dora = NonNullable<FleetService['dora']>;

const WEEK_DAYS = 7;

/** Deployments a week, how many there were on hover. */
export function FrequencyCell({ dora }: { dora: Dora }) {
  const { perDay, deployments } = dora;
  const { t } = useTranslate();
  if (perDay === null) {
    return <NoData />;
  }
  if (!deployments) {
    return <Muted>{t('fleet.table.nothing')}</Muted>;
  }
  const perWeek = Math.round(perDay * WEEK_DAYS * 10) / 10;
  return (
    <span title={t('fleet.table.deployments', { count: deployments })}>
      {perWeek ? perWeek.toFixed(1) : '< 0.1'}
    </span>
  );
}

/** The median from commit to production. */
export function LeadTimeCell({ dora }: { dora: Dora }) {
  return dora.leadSeconds === null ? (
    <NoData />
  ) : (
    <>{formatDuration(dora.leadSeconds)}</>
  );
}

/** «12.2 %, 5 of 41»; nothing failed is a word. */
export function FailRateCell({ dora }: { dora: Dora }) {
  const { failRatio, failed, deployments } = dora;
  const { t } = useTranslate();
  if (failRatio === null) {
    return <NoData />;
  }
  return (
    <span className={styles.pair}>
      {failed ? (
        <>
          <span>{formatRatio(failRatio)}</span>
          <Muted>
            {t('fleet.table.failedOf', {
              failed: `${failed}`,
              deployments: `${deployments}`,
            })}
          </Muted>
        </>
      ) : (
        <>
          <Muted>{t('fleet.table.noneFailed')}</Muted>
          <Muted>
            {t('fleet.table.ofDeployments', { deployments: `${deployments}` })}
          </Muted>
        </>
      )}
    </span>
  );
}

/** The median until a failed deployment was mended. */
export function RecoveryCell({ dora }: { dora: Dora }) {
  const { recoverySeconds, failed, deployments } = dora;
  const { t } = useTranslate();
  if (recoverySeconds !== null) {
    return <>{formatDuration(recoverySeconds)}</>;
  }
  return deployments && !failed ? (
    <Muted>{t('fleet.table.noneFailed')}</Muted>
  ) : (
    <NoData />
  );
}

/** The level of the whole, where there is enough to tell. */
export function LevelCell({ dora }: { dora: Dora }) {
  const { level } = dora;
  return level === null || level === 'insufficient-data' ? (
    <Muted>–</Muted>
  ) : (
    <LevelTag level={level} />
  );
}

function NoData() {
  const { t } = useTranslate();
  return <Muted>{t('fleet.table.noData')}</Muted>;
}
