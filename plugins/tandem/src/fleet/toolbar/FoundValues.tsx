import { SearchField } from '@backstage/ui';
import {
  QUERY_VALUES_MAXIMUM,
  type FleetFilter,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useTranslate } from '../../translation';
import { ErrorState } from '../../ui/ErrorState';
import { Muted } from '../../ui/Muted';
import { useSettled } from '../../ui/useSettled';
import { useFilterValues } from '../queries';
import { CheckboxList } from './CheckboxList';
import { valueName } from './useValueName';

const SETTLE_MILLIS = 250;
/** As many as the API names at once. */
const NAMED_AT_ONCE = 50;

/** Finds values by a part of their name; what is set stays in sight. */
export function FoundValues(props: {
  filter: FleetFilter;
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const { filter, values, onChange } = props;
  const { t } = useTranslate();
  const [search, setSearch] = useState('');
  const { data, error, isPending, refetch } = useFilterValues(
    filter,
    useSettled(search, SETTLE_MILLIS),
  );
  const found = data?.items ?? [];
  const name = t(`fleet.toolbar.filter.${filter}`);
  const options = [
    ...values
      .filter(value => !found.some(item => item.value === value))
      .map(value => ({ value, label: valueName(value) })),
    ...found.map(({ value, title, services }) => ({
      value,
      label: title ?? valueName(value),
      services,
    })),
  ];
  return (
    <>
      <SearchField
        size="small"
        // The list is opened to look for something in it.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label={t('fleet.toolbar.find', { filter: name })}
        placeholder={t('fleet.toolbar.findPlaceholder')}
        value={search}
        onChange={setSearch}
      />
      {error && !data && (
        <ErrorState
          title={t('fleet.toolbar.valuesFailed')}
          error={error}
          onRetry={refetch}
        />
      )}
      <CheckboxList
        label={name}
        options={options}
        values={values}
        onChange={onChange}
      />
      <Muted as="div">
        <span role="status">
          {isPending && t('fleet.toolbar.valuesLoading')}
          {data && !options.length && t('fleet.toolbar.valuesNone')}
          {values.length >= QUERY_VALUES_MAXIMUM &&
            `${t('fleet.toolbar.valuesFull', {
              number: `${QUERY_VALUES_MAXIMUM}`,
            })} `}
          {found.length === NAMED_AT_ONCE &&
            t('fleet.toolbar.valuesMore', { number: `${NAMED_AT_ONCE}` })}
        </span>
        {filter === 'owner' && ` ${t('fleet.toolbar.ownerHow')}`}
      </Muted>
    </>
  );
}
