import { Button, Flex } from '@backstage/ui';
import {
  sloUpdatePermission,
  type Slo,
  type SloRevision,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { ListSkeleton } from '../ui/ListSkeleton';
import { ShowOlder } from '../ui/ShowOlder';
import { useTranslate } from '../translation';
import { AuthorName } from '../ui/AuthorName';
import { ErrorState } from '../ui/ErrorState';
import { Muted } from '../ui/Muted';
import { mayDo } from '../ui/rights';
import { RelativeTime } from '../ui/RelativeTime';
import { TextButton } from '../ui/TextButton';
import { LineDiff } from './LineDiff';
import { useSloRevisions } from './queries';
import { SaveError } from './SaveError';
import { yamlOf } from './sloReading';
import { useSaveSlo } from './useSaveSlo';
import styles from './SloDetails.module.css';

/** Who changed an SLO, when, why and what, newest first. */
export function RevisionList({ slo }: { slo: Slo }) {
  const { t } = useTranslate();
  const revisions = useSloRevisions(slo.id);
  if (revisions.isPending) {
    return <ListSkeleton />;
  }
  if (revisions.isError && !revisions.data) {
    return (
      <ErrorState
        title={t('slo.detail.revisionsFailed')}
        error={revisions.error}
        onRetry={revisions.refetch}
      />
    );
  }
  const items = revisions.data.pages.flatMap(page => page.items);
  return (
    <>
      <ul className={styles.list}>
        {items.map(revision => (
          <Revision key={revision.version} slo={slo} revision={revision} />
        ))}
      </ul>
      <ShowOlder
        isAny={revisions.hasNextPage}
        isPending={revisions.isFetchingNextPage}
        onPress={() => revisions.fetchNextPage()}
      />
    </>
  );
}

function Revision(props: { slo: Slo; revision: SloRevision }) {
  const { slo, revision } = props;
  const { version, at, by, reason, before } = revision;
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className={styles.row}>
      <Flex direction="column" gap="1">
        <div className={styles.head}>
          <strong>{t('slo.detail.revision', { version: `${version}` })}</strong>
          <Muted>
            <RelativeTime instant={at} />{' '}
            {t('slo.detail.revisionBy', { who: <AuthorName by={by} /> })}
            {!before && `, ${t('slo.detail.created')}`}
          </Muted>
          {before && (
            <TextButton
              aria-expanded={isOpen}
              aria-label={
                isOpen
                  ? undefined
                  : t('slo.detail.showChange', { version: `${version}` })
              }
              onPress={() => setIsOpen(!isOpen)}
            >
              {isOpen ? t('slo.detail.hideChange') : t('slo.detail.compare')}
            </TextButton>
          )}
          {version !== slo.version &&
            slo.source !== 'catalog' &&
            mayDo(slo.allowed, sloUpdatePermission) && (
              <Restore slo={slo} revision={revision} />
            )}
        </div>
        {reason && <Muted as="p">{reason}</Muted>}
        {isOpen && before && <Change before={before} revision={revision} />}
      </Flex>
    </li>
  );
}

function Change(props: {
  before: Record<string, unknown>;
  revision: SloRevision;
}) {
  const { before, revision } = props;
  const { t } = useTranslate();
  const [old, now] = [yamlOf(before), yamlOf(revision.after)];
  return (
    <>
      <Muted as="p">
        {t('slo.detail.stateNow', {
          state: t(`slo.detail.states.${revision.state}`),
        })}
      </Muted>
      {old === now ? (
        <Muted as="p">{t('slo.detail.sameDocument')}</Muted>
      ) : (
        <LineDiff label={t('slo.detail.compare')} before={old} after={now} />
      )}
    </>
  );
}

function Restore(props: { slo: Slo; revision: SloRevision }) {
  const { slo, revision } = props;
  const { t } = useTranslate();
  const save = useSaveSlo(slo);
  const version = `${revision.version}`;
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        isPending={save.isPending}
        onPress={() =>
          save.mutate({
            document: revision.after,
            reason: t('slo.detail.restoreReason', { version }),
          })
        }
      >
        {t('slo.detail.restore', { version })}
      </Button>
      {save.error && <SaveError error={save.error} />}
    </>
  );
}
