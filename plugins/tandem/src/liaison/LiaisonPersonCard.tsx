import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import {
  awayUntil,
  todayIn,
  type UserSummary,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { StatusTag } from '../ui/StatusTag';
import { WhoMay } from '../ui/WhoMay';
import { useNow } from '../ui/useNow';
import { AwayTag } from './AwayTag';
import { HelpedScopes } from './HelpedScopes';
import {
  LiaisonDialogsProvider,
  useLiaisonDialogs,
} from './LiaisonDialogsProvider';
import { LiaisonSkeleton } from './LiaisonCard';
import { OwnLoad } from './OwnLoad';
import { PersonAbsences } from './PersonAbsences';
import { useUserSummary, viewerTimeZone } from './queries';
import { useViewer } from './useViewer';
import styles from './LiaisonOverview.module.css';

/** Whom a person helps and when they are away; their own load only for themselves. */
export function LiaisonPersonCard() {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const userRef = stringifyEntityRef(entity);
  const { data, error, isPending, refetch } = useUserSummary(userRef);
  const isOneself = useViewer()?.userRef === userRef;
  return (
    <EntityInfoCard
      title={t('liaison.person.helps')}
      headerActions={data && <Availability userRef={userRef} summary={data} />}
    >
      {isPending && <LiaisonSkeleton />}
      {error && !data && (
        <ErrorState
          title={t('liaison.person.failed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && (
        <LiaisonDialogsProvider entityRef={userRef}>
          <div className={styles.overview}>
            <Helped assignments={data.assignments} isOneself={isOneself} />
            {isOneself && Boolean(data.assignments?.length) && (
              <OwnLoad userRef={userRef} />
            )}
            <PersonAbsences absences={data.absences} isOneself={isOneself} />
            {isOneself && <AwayButton userRef={userRef} />}
          </div>
        </LiaisonDialogsProvider>
      )}
    </EntityInfoCard>
  );
}

function Helped(props: {
  assignments: UserSummary['assignments'];
  isOneself: boolean;
}) {
  const { assignments, isOneself } = props;
  const { t } = useTranslate();
  if (!assignments) {
    return <WhoMay right="seeLiaison" />;
  }
  return assignments.length ? (
    <HelpedScopes assignments={assignments} isOneself={isOneself} />
  ) : (
    <EmptyState
      title={t('liaison.person.nobody')}
      description={t('liaison.person.nobodyWhy')}
    />
  );
}

function AwayButton({ userRef }: { userRef: string }) {
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  return (
    <div className={styles.actions}>
      <Button
        variant="secondary"
        onPress={() => open({ kind: 'away', userRef })}
      >
        {t('liaison.person.away')}
      </Button>
    </div>
  );
}

function Availability(props: { userRef: string; summary: UserSummary }) {
  const { userRef, summary } = props;
  const { assignments = [], absences } = summary;
  const { t } = useTranslate();
  const timeZone = assignments[0]?.timeZone ?? viewerTimeZone();
  const until = awayUntil(userRef, absences, todayIn(timeZone, useNow()));
  if (until) {
    return <AwayTag until={until} timeZone={timeZone} />;
  }
  return assignments.length ? (
    <StatusTag tone="positive" icon={RiCheckLine}>
      {t('liaison.person.in')}
    </StatusTag>
  ) : null;
}
