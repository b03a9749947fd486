import {
  RiArrowGoBackLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiForbidLine,
  RiLoader2Line,
  RiToolsLine,
} from '@remixicon/react';
import type {
  DeploymentKind,
  DeploymentOut,
  DeploymentStatus,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { StatusTag, type StatusTone } from '../ui/StatusTag';
import { TextLink } from '../ui/TextLink';
import { deploymentName } from './deploymentName';
import { DeploymentOutcome } from './DeploymentOutcome';
import type { LinkOperations } from '../summary/operationsState';
import type { IncidentsOf } from './useDeliveryLists';

const STATUSES: Record<
  DeploymentStatus,
  { tone: StatusTone; icon: typeof RiCheckLine }
> = {
  succeeded: { tone: 'quiet', icon: RiCheckLine },
  failed: { tone: 'warning', icon: RiCloseCircleLine },
  cancelled: { tone: 'neutral', icon: RiForbidLine },
  in_progress: { tone: 'announcement', icon: RiLoader2Line },
};

const KINDS: Record<
  DeploymentKind,
  { tone: StatusTone; icon: typeof RiCheckLine }
> = {
  planned: { tone: 'quiet', icon: RiCheckLine },
  hotfix: { tone: 'warning', icon: RiToolsLine },
  rollback: { tone: 'warning', icon: RiArrowGoBackLine },
};

/** The columns of the list of deployments. */
export function deploymentColumns(
  t: Translate,
  incidentsOf: IncidentsOf,
  link: LinkOperations,
): DataColumn<DeploymentOut>[] {
  return [
    {
      id: 'when',
      label: t('delivery.list.when'),
      width: '15%',
      cell: ({ finishedAt, startedAt, receivedAt }) => (
        <RelativeTime instant={finishedAt ?? startedAt ?? receivedAt} />
      ),
    },
    {
      id: 'version',
      label: t('delivery.list.version'),
      width: '13%',
      isRowHeader: true,
      cell: deployment => (
        <TextLink standalone href={link({ deployment: deployment.id })}>
          {deploymentName(deployment)}
        </TextLink>
      ),
    },
    {
      id: 'kind',
      label: t('delivery.list.kind'),
      width: '14%',
      cell: ({ kind }) => kind && <KindTag kind={kind} t={t} />,
    },
    {
      id: 'status',
      label: t('delivery.list.status'),
      width: '17%',
      cell: ({ status }) => (
        <StatusTag {...STATUSES[status]}>
          {t(`delivery.list.statuses.${status}`)}
        </StatusTag>
      ),
    },
    {
      id: 'changes',
      label: t('delivery.list.changes'),
      width: '10%',
      isNumeric: true,
      cell: ({ changes }) => changes.length,
    },
    {
      id: 'outcome',
      label: t('delivery.list.outcome'),
      cell: deployment => (
        <DeploymentOutcome
          deployment={deployment}
          incidents={incidentsOf(deployment)}
          link={link}
        />
      ),
    },
  ];
}

function KindTag(props: { kind: DeploymentKind; t: Translate }) {
  const { kind, t } = props;
  const word = t(`delivery.list.kinds.${kind}`);
  return kind === 'planned' ? (
    <>{word}</>
  ) : (
    <StatusTag {...KINDS[kind]}>{word}</StatusTag>
  );
}
