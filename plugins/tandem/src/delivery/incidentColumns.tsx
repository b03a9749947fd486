import {
  RiAlarmWarningLine,
  RiAlertLine,
  RiInformationLine,
  RiTimeLine,
} from '@remixicon/react';
import {
  formatDuration,
  type IncidentOut,
  type IncidentSeverity,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { StatusTag, type StatusTone } from '../ui/StatusTag';
import { OutsideLink, TextLink } from '../ui/TextLink';
import { deploymentName } from './deploymentName';
import type { LinkOperations } from '../summary/operationsState';

const SEVERITIES: Record<
  IncidentSeverity,
  { tone: StatusTone; icon: typeof RiAlertLine }
> = {
  sev1: { tone: 'negative', icon: RiAlarmWarningLine },
  sev2: { tone: 'warning', icon: RiAlertLine },
  sev3: { tone: 'neutral', icon: RiInformationLine },
  sev4: { tone: 'neutral', icon: RiInformationLine },
};

/** The columns of the list of incidents. */
export function incidentColumns(
  t: Translate,
  now: number,
  link: LinkOperations,
): DataColumn<IncidentOut>[] {
  return [
    {
      id: 'incident',
      label: t('delivery.list.incident'),
      width: '36%',
      isRowHeader: true,
      cell: incident => <IncidentTitle incident={incident} t={t} />,
    },
    {
      id: 'severity',
      label: t('delivery.list.severity'),
      width: '13%',
      cell: ({ severity }) => severity && <SeverityTag severity={severity} />,
    },
    {
      id: 'started',
      label: t('delivery.list.started'),
      width: '15%',
      cell: ({ startedAt }) => <RelativeTime instant={startedAt} />,
    },
    {
      id: 'duration',
      label: t('delivery.list.duration'),
      width: '18%',
      cell: incident => <Duration incident={incident} now={now} t={t} />,
    },
    {
      id: 'deployment',
      label: t('delivery.list.deployment'),
      cell: ({ attributedTo }) =>
        attributedTo ? (
          <TextLink standalone href={link({ deployment: attributedTo.id })}>
            {deploymentName(attributedTo)}
          </TextLink>
        ) : (
          <Muted>{t('delivery.list.noDeployment')}</Muted>
        ),
    },
  ];
}

function IncidentTitle(props: { incident: IncidentOut; t: Translate }) {
  const { incident, t } = props;
  return (
    <>
      {incident.url ? (
        <OutsideLink standalone href={incident.url}>
          {incident.title}
        </OutsideLink>
      ) : (
        <span>{incident.title}</span>
      )}
      {incident.postmortemUrl && (
        <OutsideLink
          standalone
          variant="body-small"
          href={incident.postmortemUrl}
        >
          {t('delivery.list.postmortem')}
        </OutsideLink>
      )}
    </>
  );
}

function SeverityTag(props: { severity: IncidentSeverity }) {
  return (
    <StatusTag {...SEVERITIES[props.severity]}>
      {props.severity.toUpperCase()}
    </StatusTag>
  );
}

function Duration(props: { incident: IncidentOut; now: number; t: Translate }) {
  const { incident, now, t } = props;
  const start = Date.parse(incident.startedAt);
  if (incident.resolvedAt) {
    const seconds = (Date.parse(incident.resolvedAt) - start) / 1000;
    return <>{formatDuration(seconds)}</>;
  }
  return (
    <StatusTag tone="warning" icon={RiTimeLine}>
      {t('delivery.list.openSince', {
        duration: formatDuration(Math.max(0, (now - start) / 1000)),
      })}
    </StatusTag>
  );
}
