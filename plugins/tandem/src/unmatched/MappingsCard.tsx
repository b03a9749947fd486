import type { ReferenceMapping } from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { ListSkeleton } from '../ui/ListSkeleton';
import { SectionCard } from '../ui/SectionCard';
import { ShowOlder } from '../ui/ShowOlder';
import { ForgetDialog } from './ForgetDialog';
import { mappingColumns } from './mappingColumns';
import { useReferenceMappings } from './queries';

/** What names mean: mapped here, or declared by the catalog. */
export function MappingsCard() {
  const { t } = useTranslate();
  return (
    <SectionCard title={t('unmatched.mappings.title')}>
      <Rows />
    </SectionCard>
  );
}

function Rows() {
  const { t } = useTranslate();
  const mappings = useReferenceMappings();
  const [toForget, setToForget] = useState<ReferenceMapping>();
  const items = mappings.data?.pages.flatMap(page => page.items) ?? [];
  if (mappings.isPending) {
    return <ListSkeleton />;
  }
  if (mappings.isError && !mappings.data) {
    return (
      <ErrorState
        title={t('unmatched.mappings.failed')}
        error={mappings.error}
        onRetry={mappings.refetch}
      />
    );
  }
  return (
    <>
      <Table items={items} onForget={setToForget} />
      {mappings.isFetchNextPageError && (
        <ErrorState
          title={t('unmatched.mappings.failed')}
          error={mappings.error}
          onRetry={mappings.fetchNextPage}
        />
      )}
      <ShowOlder
        words={t('ui.list.showMore')}
        isAny={mappings.hasNextPage}
        isPending={mappings.isFetchingNextPage}
        onPress={() => mappings.fetchNextPage()}
      />
      {toForget && (
        <ForgetDialog
          mapping={toForget}
          onClose={() => setToForget(undefined)}
        />
      )}
    </>
  );
}

function Table(props: {
  items: ReferenceMapping[];
  onForget: (mapping: ReferenceMapping) => void;
}) {
  const { items, onForget } = props;
  const { t } = useTranslate();
  return items.length ? (
    <DataTable
      label={t('unmatched.mappings.title')}
      columns={mappingColumns(t, onForget)}
      items={items.map(item => ({ ...item, id: item.from }))}
    />
  ) : (
    <EmptyState
      title={t('unmatched.mappings.empty')}
      description={t('unmatched.mappings.emptyWhy')}
    />
  );
}
