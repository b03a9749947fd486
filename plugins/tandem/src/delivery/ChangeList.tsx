import type { DeploymentOut } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { OutsideLink } from '../ui/TextLink';
import { shortCommit } from './deploymentName';
import styles from './DeploymentDetails.module.css';

const SHOWN = 50;

type ChangeOut = DeploymentOut['changes'][number];

/** The changes of a deployment with their pull requests. */
export function ChangeList(props: { changes: ChangeOut[] }) {
  const { changes } = props;
  const { t } = useTranslate();
  return (
    <ul className={styles.list}>
      {changes.slice(0, SHOWN).map(change => (
        <ChangeRow key={change.commit} change={change} />
      ))}
      {changes.length > SHOWN && (
        <li>
          <Muted>
            {t('delivery.list.detail.moreChanges', {
              rest: `${changes.length - SHOWN}`,
            })}
          </Muted>
        </li>
      )}
    </ul>
  );
}

function ChangeRow(props: { change: ChangeOut }) {
  const { commit, url, committedAt, pullRequest } = props.change;
  const { t } = useTranslate();
  const hash = <code title={commit}>{shortCommit(commit)}</code>;
  return (
    <li className={styles.change}>
      {url ? <OutsideLink href={url}>{hash}</OutsideLink> : hash}
      {pullRequest && <PullRequest {...pullRequest} />}
      <Muted>
        {t('delivery.list.detail.committed')}{' '}
        <RelativeTime instant={committedAt} />
      </Muted>
    </li>
  );
}

function PullRequest(props: NonNullable<ChangeOut['pullRequest']>) {
  const { number, url } = props;
  const { t } = useTranslate();
  const name = number
    ? t('delivery.list.detail.pullRequestNumber', { number: `${number}` })
    : t('delivery.list.detail.pullRequest');
  if (url) {
    return <OutsideLink href={url}>{name}</OutsideLink>;
  }
  return number ? <span>{name}</span> : null;
}
