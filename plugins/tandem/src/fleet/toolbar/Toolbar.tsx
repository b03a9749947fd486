import { Button } from '@backstage/ui';
import {
  fleetSloStateSchema,
  QUERY_VALUES_MAXIMUM,
  type FleetColumn,
} from '@tandem/backstage-plugin-tandem-common';
import { useCallback } from 'react';
import { type Translate, useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import {
  isFiltered,
  MISSING_STEPS,
  NO_FILTERS,
  type ChangeFleet,
  type FleetState,
} from '../fleetState';
import { ColumnsButton } from './ColumnsButton';
import { CoveredFilter } from './CoveredFilter';
import { CsvButton } from './CsvButton';
import { FoundFilter } from './FoundFilter';
import { ListFilter } from './ListFilter';
import { SearchBox } from './SearchBox';
import styles from './Toolbar.module.css';

/** Narrows the list down; everything is in the address. */
export function Toolbar(props: {
  state: FleetState;
  change: ChangeFleet;
  columns: readonly FleetColumn[];
  onColumns: (columns: FleetColumn[] | undefined) => void;
}) {
  const { state, change, columns, onColumns } = props;
  const { t } = useTranslate();
  const search = useCallback(
    (words: string) => change({ search: words }, { replace: true }),
    [change],
  );
  return (
    <div
      role="group"
      aria-label={t('fleet.toolbar.region')}
      className={styles.toolbar}
    >
      <div className={styles.row}>
        <SearchBox search={state.search} onChange={search} />
        {isFiltered(state) && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => change(NO_FILTERS)}
          >
            {t('fleet.toolbar.clearAll')}
          </Button>
        )}
        <div className={styles.aside}>
          <ColumnsButton columns={columns} onChange={onColumns} />
          <CsvButton state={state} columns={columns} />
        </div>
      </div>
      <div className={styles.row}>
        <Filters state={state} change={change} />
      </div>
      {state.cut.map(filter => (
        <Muted key={filter} as="p">
          {t('fleet.toolbar.cut', {
            filter: t(`fleet.toolbar.filter.${filter}`),
            number: `${QUERY_VALUES_MAXIMUM}`,
          })}
        </Muted>
      ))}
    </div>
  );
}

function Filters(props: { state: FleetState; change: ChangeFleet }) {
  const { state, change } = props;
  const { t } = useTranslate();
  const found = (
    filter: 'owner' | 'system' | 'tier' | 'lifecycle' | 'liaison',
  ) => (
    <FoundFilter
      filter={filter}
      values={state[filter]}
      onChange={values => change({ [filter]: values })}
    />
  );
  return (
    <>
      {found('owner')}
      {found('system')}
      {found('tier')}
      {found('lifecycle')}
      <ListFilter
        filter="state"
        options={fleetSloStateSchema.options.map(value => ({
          value,
          label: stateWords(value, t),
        }))}
        values={state.state}
        onChange={values => change({ state: values })}
      />
      <CoveredFilter
        covered={state.covered}
        onChange={covered => change({ covered })}
      />
      {found('liaison')}
      <ListFilter
        filter="missing"
        options={MISSING_STEPS.map(value => ({
          value,
          label: t(`fleet.toolbar.missing.${value}`),
        }))}
        values={state.missing}
        onChange={values => change({ missing: values })}
      />
    </>
  );
}

function stateWords(state: FleetState['state'][number], t: Translate): string {
  return state === 'none'
    ? t('fleet.toolbar.noSlo')
    : t(`slo.card.state.${state}`);
}
