import { useWatch, type Control } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDate } from '../../ui/form/FormDate';
import { FormText } from '../../ui/form/FormText';
import formStyles from '../../ui/form/form.module.css';
import type { Proposal } from './proposal';

/** Where to ask, what for, when it is done and when to look at it again. */
export function TermsFields(props: { control: Control<Proposal> }) {
  const { control } = props;
  const { t } = useTranslate();
  const pattern = useWatch({ control, name: 'pattern' });
  const optional = t('liaison.form.optional');
  return (
    <>
      <FormText
        control={control}
        name="channel"
        label={t('liaison.form.channel')}
        secondaryLabel={optional}
        description={t('liaison.form.channelHow')}
      />
      <FormText
        control={control}
        name="purpose"
        rows={2}
        label={t('liaison.form.purpose')}
        secondaryLabel={optional}
        description={t('liaison.form.purposeHow')}
      />
      {pattern === 'embed' && (
        <FormText
          control={control}
          name="exitCriteria"
          rows={2}
          label={t('liaison.form.exitCriteria')}
          description={t('liaison.form.exitCriteriaHow')}
        />
      )}
      <div className={formStyles.row}>
        <FormDate
          control={control}
          name="reviewBy"
          label={t('liaison.form.reviewBy')}
          secondaryLabel={optional}
          isClearable
        />
      </div>
    </>
  );
}
