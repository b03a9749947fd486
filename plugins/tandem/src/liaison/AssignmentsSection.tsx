import { useTranslate } from '../translation';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { SectionCard } from '../ui/SectionCard';
import { ListSkeleton } from '../ui/ListSkeleton';
import { ShowOlder } from '../ui/ShowOlder';
import { assignmentColumns } from './assignmentColumns';
import { LiaisonDialogsProvider } from './LiaisonDialogsProvider';
import { useAssignmentActions } from './useAssignmentActions';
import { useAssignmentHistory } from './useAssignmentHistory';

/** Who helps a service, will help and helped, itself or through its scope. */
export function AssignmentsSection(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslate();
  return (
    <LiaisonDialogsProvider entityRef={entityRef}>
      <SectionCard title={t('liaison.assignments.title')}>
        <Rows entityRef={entityRef} />
      </SectionCard>
    </LiaisonDialogsProvider>
  );
}

function Rows({ entityRef }: { entityRef: string }) {
  const { t } = useTranslate();
  const history = useAssignmentHistory(entityRef);
  const actionsOf = useAssignmentActions();
  if (history.isPending) {
    return <ListSkeleton />;
  }
  if (history.error && !history.assignments) {
    return (
      <ErrorState
        title={t('liaison.assignments.failed')}
        error={history.error}
        onRetry={history.retry}
      />
    );
  }
  return (
    <>
      {history.assignments?.length ? (
        <DataTable
          label={t('liaison.assignments.title')}
          columns={assignmentColumns(t, {
            withActions: history.assignments.some(
              assignment => actionsOf(assignment).length > 0,
            ),
          })}
          items={history.assignments}
        />
      ) : (
        <EmptyState
          title={t('liaison.assignments.empty')}
          description={t('liaison.assignments.emptyWhy')}
        />
      )}
      <ShowOlder
        isAny={history.hasOlder}
        isPending={history.isLoadingOlder}
        onPress={history.showOlder}
      />
    </>
  );
}
