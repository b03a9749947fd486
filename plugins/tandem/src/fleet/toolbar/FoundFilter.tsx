import type { FleetFilter } from '@tandem/backstage-plugin-tandem-common';
import { FilterButton } from './FilterButton';
import { FoundValues } from './FoundValues';
import { useValueName } from './useValueName';

/** A filter with too many values to show them all: they are found by name. */
export function FoundFilter(props: {
  filter: FleetFilter;
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const { filter, values, onChange } = props;
  return (
    <FilterButton
      filter={filter}
      first={useValueName(values[0])}
      count={values.length}
      onClear={() => onChange([])}
    >
      <FoundValues {...props} />
    </FilterButton>
  );
}
