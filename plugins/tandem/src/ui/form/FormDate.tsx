import { ButtonIcon, DatePicker } from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import { RiCloseLine } from '@remixicon/react';
import { useId } from 'react';
import {
  useController,
  type Control,
  type FieldPathByValue,
  type FieldValues,
} from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FieldProblem } from './FieldProblem';
import styles from './form.module.css';

/** A civil date of a form, such as `2026-03-31`; empty where none is chosen. */
export function FormDate<TValues extends FieldValues>(props: {
  control: Control<TValues>;
  name: FieldPathByValue<TValues, string>;
  label: string;
  description?: string;
  secondaryLabel?: string;
  /** Offers a way back to no date. */
  isClearable?: boolean;
}) {
  const { control, name, isClearable, ...rest } = props;
  const { t } = useTranslate();
  const problemId = useId();
  const { field, fieldState } = useController({ control, name });
  const date: string = field.value;
  return (
    <div>
      <div className={styles.clearable}>
        <DatePicker
          {...rest}
          value={date ? parseDate(date) : null}
          onChange={chosen => field.onChange(chosen?.toString() ?? '')}
          onBlur={field.onBlur}
          isInvalid={fieldState.invalid}
          validationBehavior="aria"
          aria-describedby={problemId}
        />
        {isClearable && date && (
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('ui.form.clear', { field: rest.label })}
            icon={<RiCloseLine />}
            onPress={() => field.onChange('')}
          />
        )}
      </div>
      <FieldProblem id={problemId} problem={fieldState.error?.message} />
    </div>
  );
}
