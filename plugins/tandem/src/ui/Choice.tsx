import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import styles from './Choice.module.css';

/** One of a few values, all in sight. */
export function Choice<TValue extends string>(props: {
  label: string;
  options: readonly { value: TValue; label: string }[];
  value: TValue;
  onChange: (value: TValue) => void;
}) {
  const { label, options, value, onChange } = props;
  return (
    <ToggleButtonGroup
      className={styles.choice}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const [chosen] = keys;
        if (chosen !== undefined) onChange(chosen as TValue);
      }}
    >
      {options.map(option => (
        <ToggleButton key={option.value} id={option.value} size="small">
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
