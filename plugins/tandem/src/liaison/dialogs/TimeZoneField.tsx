import { Combobox } from '@backstage/ui';
import { useId, useMemo } from 'react';
import { useController, type Control } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FieldProblem } from '../../ui/form/FieldProblem';
import type { Proposal } from './proposal';

/** The time zone in which the dates are meant. */
export function TimeZoneField(props: { control: Control<Proposal> }) {
  const { t } = useTranslate();
  const problemId = useId();
  const { field, fieldState } = useController({
    control: props.control,
    name: 'timeZone',
  });
  const options = useMemo(() => {
    const zones = new Set([
      'UTC',
      field.value,
      ...Intl.supportedValuesOf('timeZone'),
    ]);
    return [...zones].map(zone => ({ id: zone, label: zone }));
  }, [field.value]);
  return (
    <div>
      <Combobox
        label={t('liaison.form.timeZone')}
        options={options}
        search
        value={field.value}
        onChange={zone => zone && field.onChange(String(zone))}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
        aria-describedby={problemId}
      />
      <FieldProblem id={problemId} problem={fieldState.error?.message} />
    </div>
  );
}
