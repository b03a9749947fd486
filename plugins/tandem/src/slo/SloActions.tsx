import { Alert, Button, Flex } from '@backstage/ui';
import {
  sloDeletePermission,
  type Slo,
  type SloState,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { mayDo } from '../ui/rights';
import { WhoMay } from '../ui/WhoMay';
import { SaveError } from './SaveError';
import { maySaveAs } from './sloRights';
import { useArchiveSlo, useSaveSlo } from './useSaveSlo';
import styles from './SloDetails.module.css';

/** From each state the way on, or back. */
const MOVES = {
  draft: { action: 'publish', next: 'published' },
  published: { action: 'unpublish', next: 'draft' },
  archived: { action: 'unarchive', next: 'draft' },
} as const satisfies Record<SloState, { action: string; next: SloState }>;

/** What can be done with an SLO: edit, publish, archive, and back. */
export function SloActions(props: {
  slo: Slo;
  onEdit: () => void;
  onArchived: () => void;
}) {
  const { slo, onEdit, onArchived } = props;
  const { t } = useTranslate();
  const save = useSaveSlo(slo);
  const archive = useArchiveSlo(slo);
  const [isAsking, setIsAsking] = useState(false);
  if (slo.source === 'catalog') {
    return <Muted as="p">{t('slo.detail.fromCatalog')}</Muted>;
  }
  const mayChange = maySaveAs(slo, slo.state);
  const mayMove = maySaveAs(slo, MOVES[slo.state].next);
  const mayArchive = mayDo(slo.allowed, sloDeletePermission);
  const error = save.error ?? archive.error;
  return (
    <Flex direction="column" gap="2">
      <div className={styles.actions}>
        {mayMove && slo.state !== 'published' && (
          <StateButton slo={slo} save={save} />
        )}
        {mayChange && slo.state !== 'archived' && (
          <Button
            size="small"
            variant={slo.state === 'draft' ? 'secondary' : 'primary'}
            onPress={onEdit}
          >
            {t('slo.detail.edit')}
          </Button>
        )}
        {mayMove && slo.state === 'published' && (
          <StateButton slo={slo} save={save} />
        )}
        {mayArchive && slo.state !== 'archived' && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setIsAsking(true)}
          >
            {t('slo.detail.archive')}
          </Button>
        )}
      </div>
      {!mayChange && <WhoMay right="changeSlo" />}
      {mayChange && !mayMove && slo.state === 'draft' && (
        <Muted as="p">{t('slo.detail.publishWho')}</Muted>
      )}
      {isAsking && slo.state !== 'archived' && (
        <ArchiveQuestion
          isPending={archive.isPending}
          onKeep={() => setIsAsking(false)}
          onArchive={() => archive.mutate(undefined, { onSuccess: onArchived })}
        />
      )}
      {error && <SaveError error={error} />}
    </Flex>
  );
}

/** Publishes a draft, takes a published one back, restores an archived one. */
function StateButton(props: { slo: Slo; save: ReturnType<typeof useSaveSlo> }) {
  const { slo, save } = props;
  const { t } = useTranslate();
  const { action, next } = MOVES[slo.state];
  return (
    <Button
      size="small"
      variant={slo.state === 'published' ? 'secondary' : 'primary'}
      isPending={save.isPending}
      onPress={() =>
        save.mutate({ state: next, reason: t(`slo.detail.${action}Reason`) })
      }
    >
      {t(`slo.detail.${action}`)}
    </Button>
  );
}

function ArchiveQuestion(props: {
  isPending: boolean;
  onKeep: () => void;
  onArchive: () => void;
}) {
  const { isPending, onKeep, onArchive } = props;
  const { t } = useTranslate();
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('slo.detail.archiveAsk')}
      description={t('slo.detail.archiveWhy')}
      customActions={
        <Flex gap="2">
          <Button size="small" variant="secondary" onPress={onKeep}>
            {t('slo.detail.keep')}
          </Button>
          <Button
            size="small"
            destructive
            isPending={isPending}
            onPress={onArchive}
          >
            {t('slo.detail.archiveConfirm')}
          </Button>
        </Flex>
      }
    />
  );
}
