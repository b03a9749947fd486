import { RiAlertLine, RiCheckLine, RiTimeLine } from '@remixicon/react';
import {
  formatDuration,
  type DeploymentOut,
  type IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { StatusTag } from '../ui/StatusTag';
import { TextLink } from '../ui/TextLink';
import type { LinkOperations } from '../summary/operationsState';

/** How a deployment turned out, with what shows it. */
export function DeploymentOutcome(props: {
  deployment: DeploymentOut;
  /** `undefined` while they are not known. */
  incidents: IncidentOut[] | undefined;
  link: LinkOperations;
}) {
  const { deployment, incidents, link } = props;
  const { t } = useTranslate();
  return (
    <>
      <OutcomeTag deployment={deployment} />
      {incidents?.map(incident => (
        <TextLink
          key={incident.id}
          standalone
          href={link({ deployment: undefined, incident: incident.id })}
        >
          {incident.title}
        </TextLink>
      ))}
      {deployment.failed && incidents?.length === 0 && (
        <Muted>{t('delivery.list.rolledBack')}</Muted>
      )}
      {deployment.failed && <Recovery seconds={deployment.recoverySeconds} />}
    </>
  );
}

function OutcomeTag(props: { deployment: DeploymentOut }) {
  const { status, failed } = props.deployment;
  const { t } = useTranslate();
  if (status !== 'succeeded') {
    return <Muted>{t('delivery.list.noneCounted')}</Muted>;
  }
  return failed ? (
    <StatusTag tone="negative" icon={RiAlertLine}>
      {t('delivery.list.failed')}
    </StatusTag>
  ) : (
    <StatusTag tone="quiet" icon={RiCheckLine}>
      {t('delivery.list.noIncident')}
    </StatusTag>
  );
}

function Recovery(props: { seconds: number | undefined }) {
  const { seconds } = props;
  const { t } = useTranslate();
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
