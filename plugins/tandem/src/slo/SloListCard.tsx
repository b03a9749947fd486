import { Button } from '@backstage/ui';
import {
  sloCreatePermission,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import { ListSkeleton } from '../ui/ListSkeleton';
import { SLOS_PART } from '../summary/operationsParts';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
  SloFilter,
} from '../summary/operationsState';
import { useTranslate } from '../translation';
import { Choice } from '../ui/Choice';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { mayDo } from '../ui/rights';
import { PagePart } from '../ui/PagePart';
import { SectionCard } from '../ui/SectionCard';
import { ShowOlder } from '../ui/ShowOlder';
import { useShownRows } from '../ui/useShownRows';
import { useArchivedSlos } from './queries';
import { sloColumns } from './sloColumns';
import type { NewSloRights } from './sloRights';
import { useImportDialog } from './useImportDialog';
import styles from './SloList.module.css';

/** All SLOs of a service, worst first; drafts and archived ones on request. */
export function SloListCard(props: {
  entityRef: string;
  /** Drafts and published ones, worst first. */
  slos: readonly Slo[];
  rights: NewSloRights;
  state: OperationsState;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { entityRef, slos, rights, state, change, link } = props;
  const { t } = useTranslate();
  const { dialog, open } = useImportDialog(entityRef, rights);
  const drafts = slos.filter(slo => slo.state === 'draft');
  const filters: { value: SloFilter; label: string }[] = [
    { value: 'current', label: t('slo.list.current') },
    {
      value: 'drafts',
      label: `${t('slo.list.drafts')} (${drafts.length})`,
    },
    { value: 'archived', label: t('slo.list.archived') },
  ];
  return (
    <PagePart name={SLOS_PART}>
      <SectionCard
        title={t('slo.list.title')}
        actions={
          <div className={styles.controls}>
            <Choice
              label={t('slo.list.filter')}
              value={state.sloFilter}
              options={filters}
              onChange={sloFilter => change({ sloFilter }, { replace: true })}
            />
            {mayDo(rights.allowed, sloCreatePermission) && (
              <Button size="small" variant="secondary" onPress={open}>
                {t('slo.card.import')}
              </Button>
            )}
          </div>
        }
      >
        {state.sloFilter === 'archived' ? (
          <Archived entityRef={entityRef} link={link} />
        ) : (
          <Rows
            slos={state.sloFilter === 'drafts' ? drafts : published(slos)}
            filter={state.sloFilter}
            link={link}
          />
        )}
      </SectionCard>
      {dialog}
    </PagePart>
  );
}

function Archived(props: { entityRef: string; link: LinkOperations }) {
  const { entityRef, link } = props;
  const { t } = useTranslate();
  const archived = useArchivedSlos(entityRef, true);
  if (archived.isPending) {
    return <ListSkeleton />;
  }
  if (archived.isError && !archived.data) {
    return (
      <ErrorState
        title={t('slo.list.failed')}
        error={archived.error}
        onRetry={archived.refetch}
      />
    );
  }
  return <Rows slos={archived.data.items} filter="archived" link={link} />;
}

const EMPTY = {
  current: ['slo.list.noPublished', 'slo.list.noPublishedWhy'],
  drafts: ['slo.list.noDrafts', 'slo.list.noDraftsWhy'],
  archived: ['slo.list.noArchived', 'slo.list.noArchivedWhy'],
} as const;

function Rows(props: {
  slos: readonly Slo[];
  filter: SloFilter;
  link: LinkOperations;
}) {
  const { slos, filter, link } = props;
  const { t } = useTranslate();
  const [title, why] = EMPTY[filter];
  const shown = useShownRows(slos);
  if (!slos.length) {
    return <EmptyState title={t(title)} description={t(why)} />;
  }
  return (
    <>
      <DataTable
        label={t('slo.list.title')}
        columns={sloColumns(t, link)}
        items={shown.rows}
      />
      <ShowOlder
        words={t('ui.list.showMore')}
        isAny={shown.hasMore}
        isPending={false}
        onPress={shown.showMore}
      />
    </>
  );
}

function published(slos: readonly Slo[]): Slo[] {
  return slos.filter(({ state }) => state === 'published');
}
