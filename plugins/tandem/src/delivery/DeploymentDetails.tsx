import { Flex } from '@backstage/ui';
import type {
  DeploymentOut,
  IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../translation';
import { DialogPart } from '../ui/DialogPart';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { OutsideLink } from '../ui/TextLink';
import { ChangeList } from './ChangeList';
import { shortCommit } from './deploymentName';
import { DeploymentOutcome } from './DeploymentOutcome';
import type { LinkOperations } from '../summary/operationsState';
import { useIncidentsOf } from './recordQueries';
import styles from './DeploymentDetails.module.css';

/** What came of a deployment, how it ran and what was in it. */
export function DeploymentDetails(props: {
  deployment: DeploymentOut;
  listedIncidents: IncidentOut[] | undefined;
  link: LinkOperations;
}) {
  const { deployment, listedIncidents, link } = props;
  const { t } = useTranslate();
  const incidents = useIncidentsOf(deployment, listedIncidents);
  return (
    <Flex direction="column" gap="4">
      <Facts deployment={deployment} incidents={incidents.data} link={link} />
      <DialogPart
        title={`${t('delivery.list.changes')} (${deployment.changes.length})`}
      >
        {deployment.changes.length ? (
          <ChangeList changes={deployment.changes} />
        ) : (
          <Muted as="p">{t('delivery.list.detail.noChanges')}</Muted>
        )}
      </DialogPart>
    </Flex>
  );
}

function Facts(props: {
  deployment: DeploymentOut;
  incidents: IncidentOut[] | undefined;
  link: LinkOperations;
}) {
  const { deployment } = props;
  const { t } = useTranslate();
  const { finishedAt, startedAt, kind, commit, source, url } = deployment;
  return (
    <dl className={styles.facts}>
      <Fact name={t('delivery.list.outcome')}>
        <DeploymentOutcome {...props} />
      </Fact>
      <Fact name={t('delivery.list.status')}>
        {t(`delivery.list.statuses.${deployment.status}`)}
        {kind && ` · ${t(`delivery.list.kinds.${kind}`)}`}
      </Fact>
      {startedAt && (
        <Fact name={t('delivery.list.detail.started')}>
          <RelativeTime instant={startedAt} />
        </Fact>
      )}
      {finishedAt && (
        <Fact name={t('delivery.list.detail.finished')}>
          <RelativeTime instant={finishedAt} />
        </Fact>
      )}
      <Fact name={t('delivery.list.detail.environment')}>
        {deployment.environment}
      </Fact>
      {commit && (
        <Fact name={t('delivery.list.detail.commit')}>
          <code title={commit}>{shortCommit(commit)}</code>
        </Fact>
      )}
      <Fact name={t('delivery.list.detail.source')}>
        {source}
        {url && ' · '}
        {url && (
          <OutsideLink href={url}>{t('delivery.list.detail.run')}</OutsideLink>
        )}
      </Fact>
    </dl>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>
        <Muted>{props.name}</Muted>
      </dt>
      <dd className={styles.fact}>{props.children}</dd>
    </>
  );
}
