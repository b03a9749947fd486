import { useTranslate } from '../../translation';
import type { ListFilter as FilterName } from '../fleetState';
import { CheckboxList, type Option } from './CheckboxList';
import { FilterButton } from './FilterButton';

/** A filter with all its values in sight. */
export function ListFilter<TValue extends string>(props: {
  filter: FilterName;
  options: readonly Option<TValue>[];
  values: readonly TValue[];
  onChange: (values: TValue[]) => void;
}) {
  const { filter, options, values, onChange } = props;
  const { t } = useTranslate();
  return (
    <FilterButton
      filter={filter}
      first={options.find(({ value }) => value === values[0])?.label}
      count={values.length}
      onClear={() => onChange([])}
    >
      <CheckboxList
        label={t(`fleet.toolbar.filter.${filter}`)}
        options={options}
        values={values}
        onChange={onChange}
      />
    </FilterButton>
  );
}
