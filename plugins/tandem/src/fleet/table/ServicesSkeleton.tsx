import { Skeleton } from '@backstage/ui';
import type { FleetColumn } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { DataTable } from '../../ui/DataTable';
import { serviceColumns } from './serviceColumns';
import { PAGE_SIZE } from './usePages';
import styles from './ServicesTable.module.css';

const ROWS = Array.from({ length: PAGE_SIZE }, (_, row) => ({ id: `${row}` }));

/** Holds the place of a page of services while it loads. */
export function ServicesSkeleton(props: { columns: readonly FleetColumn[] }) {
  const { t } = useTranslate();
  const columns = serviceColumns(t, () => {})
    .filter(({ id }) => props.columns.includes(id))
    .map(({ cell: _, isSortable: __, ...column }) => ({
      ...column,
      cell: () => <Skeleton width="100%" height={20} />,
    }));
  return (
    <DataTable
      className={styles.services}
      label={t('fleet.table.loading')}
      columns={columns}
      items={ROWS}
    />
  );
}
