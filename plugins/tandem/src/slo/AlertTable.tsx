import {
  RiCheckLine,
  RiFireLine,
  RiForbidLine,
  RiQuestionLine,
} from '@remixicon/react';
import {
  formatThreshold,
  NO_BREAK_SPACE,
  type BurnWindow,
  type Slo,
  type SloAlert,
} from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../translation';
import { DataTable, type DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { StatusTag } from '../ui/StatusTag';
import { burnPairWords } from './burnWords';
import styles from './SloDetails.module.css';

type AlertRow = SloAlert & { id: string };

/** The burn-rate alerts of an SLO with their thresholds and what is measured now. */
export function AlertTable({ slo }: { slo: Slo }) {
  const { t } = useTranslate();
  const { alerts } = slo.status;
  if (!alerts.length) {
    return <Muted as="p">{t('slo.detail.noAlerts')}</Muted>;
  }
  return (
    <div className={styles.table}>
      <Muted as="p">{t('slo.detail.alertsWhy')}</Muted>
      <DataTable
        label={t('slo.detail.alerts')}
        columns={columns(slo, t)}
        items={alerts.map(alert => ({ ...alert, id: alert.long }))}
      />
    </div>
  );
}

function columns(slo: Slo, t: Translate): DataColumn<AlertRow>[] {
  return [
    {
      id: 'severity',
      label: t('slo.detail.severity'),
      width: '12%',
      isRowHeader: true,
      cell: ({ severity }) => t(`slo.detail.severities.${severity}`),
    },
    {
      id: 'windows',
      label: t('slo.detail.windows'),
      width: '22%',
      cell: ({ long, short }) =>
        t('slo.detail.windowPair', {
          long: windowWords(long),
          short: windowWords(short),
        }),
    },
    {
      id: 'threshold',
      label: t('slo.detail.threshold'),
      width: '16%',
      isNumeric: true,
      cell: ({ threshold }) => formatThreshold(threshold),
    },
    {
      id: 'now',
      label: t('slo.detail.alertNow'),
      width: '20%',
      isNumeric: true,
      cell: ({ long, short }) => burnPairWords(slo, [long, short], t),
    },
    {
      id: 'state',
      label: t('slo.detail.alertState'),
      cell: alert => <AlertState slo={slo} alert={alert} t={t} />,
    },
  ];
}

function AlertState(props: { slo: Slo; alert: SloAlert; t: Translate }) {
  const { slo, alert, t } = props;
  if (!alert.canFire) {
    return (
      <>
        <StatusTag tone="warning" icon={RiForbidLine}>
          {t('slo.detail.cannotFire')}
        </StatusTag>
        <Muted>{t('slo.detail.cannotFireWhy')}</Muted>
      </>
    );
  }
  if (!alert.firing && !slo.status.asOf) {
    return (
      <StatusTag tone="quiet" icon={RiQuestionLine}>
        {t('slo.list.noData')}
      </StatusTag>
    );
  }
  if (!alert.firing) {
    return (
      <StatusTag tone="quiet" icon={RiCheckLine}>
        {t('slo.detail.quiet')}
      </StatusTag>
    );
  }
  return (
    <StatusTag
      tone={alert.severity === 'page' ? 'negative' : 'warning'}
      icon={RiFireLine}
    >
      {alert.since
        ? t('slo.detail.firing', {
            when: <RelativeTime instant={alert.since} />,
          })
        : t('slo.detail.firingNow')}
    </StatusTag>
  );
}

/** `5 min`, `1 h`, `3 d` */
export function windowWords(window: BurnWindow): string {
  return window
    .replace(/^(\d+)m$/, `$1${NO_BREAK_SPACE}min`)
    .replace(/^(\d+)([hd])$/, `$1${NO_BREAK_SPACE}$2`);
}
