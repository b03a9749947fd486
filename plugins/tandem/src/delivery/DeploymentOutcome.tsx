import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RiAlertLine, RiCheckLine, RiTimeLine } from '@remixicon/react';
import {
  formatDuration,
  type DeploymentOut,
  type IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef } from '../translation';
import { Muted } from '../ui/Muted';
import { StatusTag } from '../ui/StatusTag';
import { TextButton } from '../ui/TextButton';
import type { ChangeOperations } from './operationsState';

/** How a deployment turned out, with what shows it. */
export function DeploymentOutcome(props: {
  deployment: DeploymentOut;
  incidents: IncidentOut[];
  change: ChangeOperations;
}) {
  const { deployment, incidents, change } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  if (deployment.status !== 'succeeded') {
    return <Muted>{t('delivery.list.noneCounted')}</Muted>;
  }
  if (!deployment.failed) {
    return (
      <StatusTag tone="quiet" icon={RiCheckLine}>
        {t('delivery.list.held')}
      </StatusTag>
    );
  }
  return (
    <>
      <StatusTag tone="negative" icon={RiAlertLine}>
        {t('delivery.list.failed')}
      </StatusTag>
      {incidents.map(incident => (
        <TextButton
          key={incident.id}
          onPress={() =>
            change({ deployment: undefined, incident: incident.id })
          }
        >
          {incident.title}
        </TextButton>
      ))}
      {!incidents.length && <Muted>{t('delivery.list.rolledBack')}</Muted>}
      <Recovery seconds={deployment.recoverySeconds} />
    </>
  );
}

function Recovery(props: { seconds: number | undefined }) {
  const { seconds } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  return seconds === undefined ? (
    <StatusTag tone="warning" icon={RiTimeLine}>
      {t('delivery.list.stillOpen')}
    </StatusTag>
  ) : (
    <Muted>
      {t('delivery.list.recoveredAfter', { duration: formatDuration(seconds) })}
    </Muted>
  );
}
