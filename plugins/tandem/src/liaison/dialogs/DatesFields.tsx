import { useState } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDate } from '../../ui/form/FormDate';
import formStyles from '../../ui/form/form.module.css';
import { Muted } from '../../ui/Muted';
import { TextButton } from '../../ui/TextButton';
import type { Proposal } from './proposal';
import { TimeZoneField } from './TimeZoneField';

/** The first and the last day, and where these are days. */
export function DatesFields(props: { control: Control<Proposal> }) {
  const { control } = props;
  const { t } = useTranslate();
  const zone = useWatch({ control, name: 'timeZone' });
  const [isChanging, setIsChanging] = useState(false);
  return (
    <div>
      <div className={formStyles.row}>
        <FormDate
          control={control}
          name="startsOn"
          label={t('liaison.form.startsOn')}
        />
        <FormDate
          control={control}
          name="endsOn"
          label={t('liaison.form.endsOn')}
          secondaryLabel={t('liaison.form.optional')}
          isClearable
        />
      </div>
      <Muted as="p" className={formStyles.note}>
        {t('liaison.form.zone', { zone })}{' '}
        <TextButton
          aria-expanded={isChanging}
          onPress={() => setIsChanging(!isChanging)}
        >
          {t('liaison.form.zoneChange')}
        </TextButton>
      </Muted>
      {isChanging && <TimeZoneField control={control} />}
    </div>
  );
}
