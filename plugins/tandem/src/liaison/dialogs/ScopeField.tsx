import type { Control, FieldPathByValue, FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormChoice } from '../../ui/form/FormChoice';
import { refName } from '../../ui/refName';
import { useScopes } from '../useScopes';

/** For what: the entity of the page, or something around it. */
export function ScopeField<TValues extends FieldValues>(props: {
  control: Control<TValues>;
  name: FieldPathByValue<TValues, string>;
}) {
  const { control, name } = props;
  const { t } = useTranslate();
  const { field } = useController({ control, name });
  const scopes = useScopes();
  const options = scopes.map(({ ref, kind, title }) => ({
    value: ref,
    label: t(`liaison.form.scope.${kind}`, { name: title }),
    how: t(`liaison.form.scope.${kind}How`),
  }));
  const chosen: string = field.value;
  // A scope that was chosen elsewhere, such as a parent team, stays on offer.
  const isElsewhere =
    chosen !== '' && !options.some(({ value }) => value === chosen);
  return (
    <FormChoice
      control={control}
      name={name}
      label={t('liaison.word.scope')}
      description={t('glossary.scope.meaning')}
      options={
        isElsewhere
          ? [{ value: chosen, label: refName(chosen), how: '' }, ...options]
          : options
      }
    />
  );
}
