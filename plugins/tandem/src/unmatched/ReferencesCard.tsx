import {
  ANNOTATION_ALIASES,
  type UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from '../translation';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { ListSkeleton } from '../ui/ListSkeleton';
import { Muted } from '../ui/Muted';
import { SectionCard } from '../ui/SectionCard';
import { ShowOlder } from '../ui/ShowOlder';
import { Term } from '../ui/Term';
import { MapDialog } from './MapDialog';
import { useUnmatchedReferences } from './queries';
import { referenceColumns } from './referenceColumns';
import styles from './UnmatchedPage.module.css';

/** The names under which events wait, latest arrival first. */
export function ReferencesCard() {
  const { t } = useTranslate();
  const references = useUnmatchedReferences();
  const total = references.data?.pages[0].totalItems;
  return (
    <SectionCard
      title={t('unmatched.references.title')}
      actions={
        total ? (
          <Muted>{t('unmatched.references.names', { count: total })}</Muted>
        ) : undefined
      }
    >
      <Rows references={references} />
    </SectionCard>
  );
}

function Rows(props: {
  references: ReturnType<typeof useUnmatchedReferences>;
}) {
  const { references } = props;
  const { t } = useTranslate();
  const [toMap, setToMap] = useState<UnmatchedReference>();
  const items = references.data?.pages.flatMap(page => page.items) ?? [];
  const place = useFocusKept(items.length);
  if (references.isPending) {
    return <ListSkeleton />;
  }
  if (references.isError && !references.data) {
    return (
      <ErrorState
        title={t('unmatched.references.failed')}
        error={references.error}
        onRetry={references.refetch}
      />
    );
  }
  return (
    <div ref={place} tabIndex={-1} className={styles.rows}>
      <Table items={items} onMap={setToMap} />
      {references.isFetchNextPageError && (
        <ErrorState
          title={t('unmatched.references.failed')}
          error={references.error}
          onRetry={references.fetchNextPage}
        />
      )}
      <ShowOlder
        isAny={references.hasNextPage}
        isPending={references.isFetchingNextPage}
        onPress={() => references.fetchNextPage()}
      />
      {toMap && (
        <MapDialog reference={toMap} onClose={() => setToMap(undefined)} />
      )}
    </div>
  );
}

/** The table hands the focus to its next row; after the last one it stays here. */
function useFocusKept(count: number) {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (before.current > 0 && count === 0) ref.current?.focus();
    before.current = count;
  }, [count]);
  return ref;
}

function Table(props: {
  items: UnmatchedReference[];
  onMap: (reference: UnmatchedReference) => void;
}) {
  const { items, onMap } = props;
  const { t } = useTranslate();
  if (!items.length) {
    return (
      <EmptyState
        title={t('unmatched.references.empty')}
        description={t('unmatched.references.emptyWhy')}
      />
    );
  }
  return (
    <>
      <Muted as="p" className={styles.about}>
        {t('unmatched.references.about', {
          unmatched: <Term id="unmatched" word={t('unmatched.page')} />,
          annotation: <code>{ANNOTATION_ALIASES}</code>,
        })}
      </Muted>
      <DataTable
        className={styles.references}
        label={t('unmatched.references.title')}
        columns={referenceColumns(t, onMap)}
        items={items.map(item => ({ ...item, id: item.entityRef }))}
      />
    </>
  );
}
