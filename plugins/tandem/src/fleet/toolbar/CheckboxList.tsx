import { Checkbox, CheckboxGroup } from '@backstage/ui';
import {
  formatEvents,
  QUERY_VALUES_MAXIMUM,
} from '@tandem/backstage-plugin-tandem-common';
import { Muted } from '../../ui/Muted';
import styles from './Toolbar.module.css';

export interface Option<TValue extends string> {
  value: TValue;
  label: string;
  /** How many services it would list. */
  services?: number;
}

/** Values, one below the other: as many as can be looked for at once. */
export function CheckboxList<TValue extends string>(props: {
  label: string;
  options: readonly Option<TValue>[];
  values: readonly TValue[];
  onChange: (values: TValue[]) => void;
}) {
  const { label, options, values, onChange } = props;
  const isFull = values.length >= QUERY_VALUES_MAXIMUM;
  return (
    <CheckboxGroup
      aria-label={label}
      className={styles.list}
      value={[...values]}
      onChange={chosen => onChange(chosen as TValue[])}
    >
      {options.map(option => (
        <Checkbox
          key={option.value}
          value={option.value}
          isDisabled={isFull && !values.includes(option.value)}
        >
          <span className={styles.option}>
            <span className={styles.value}>{option.label}</span>
            {option.services !== undefined && (
              <Muted>{formatEvents(option.services)}</Muted>
            )}
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
