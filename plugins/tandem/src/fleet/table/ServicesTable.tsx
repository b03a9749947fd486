import type {
  FleetColumn,
  FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { useMemo } from 'react';
import { useTranslate } from '../../translation';
import { DataTable } from '../../ui/DataTable';
import type { ChangeFleet, FleetState } from '../fleetState';
import type { Selection } from '../useSelection';
import { columnOf, nextSort, SORTS } from './sorts';
import { serviceColumns } from './serviceColumns';
import styles from './ServicesTable.module.css';

/** The services of a page; the column they are sorted by is always there. */
export function ServicesTable(props: {
  services: readonly FleetService[];
  columns: readonly FleetColumn[];
  state: FleetState;
  change: ChangeFleet;
  selection: Selection;
  isStale: boolean;
  onAssign: (service: FleetService) => void;
}) {
  const { services, columns, state, change, selection, onAssign } = props;
  const { t } = useTranslate();
  const sorted = columnOf(state.sort);
  const shown = useMemo(
    () =>
      serviceColumns(t, onAssign).filter(
        ({ id }) => columns.includes(id) || id === sorted,
      ),
    [t, onAssign, columns, sorted],
  );
  const items = useMemo(
    () => services.map(service => ({ ...service, id: service.entityRef })),
    [services],
  );
  return (
    <DataTable
      className={styles.services}
      label={t('fleet.table.title')}
      columns={shown}
      items={items}
      isStale={props.isStale}
      sort={{ column: sorted, order: state.order }}
      onSort={column => {
        const sort = SORTS[column as FleetColumn];
        if (sort) change(nextSort(sort, state));
      }}
      selection={{
        ids: selection.refs,
        onChange: refs => selection.chooseAmong(services, refs),
      }}
    />
  );
}
