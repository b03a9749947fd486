import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { formatCivilDate } from '../civilDateNames';
import { usePersonName } from '../../ui/usePersonName';
import { refusalOf } from './refusal';

/** The last day is agreed, who follows is not asked yet: what to do. */
export function HandOverHalfDone(props: {
  name: string;
  ended: Assignment;
  nextRef: string;
  error: Error;
}) {
  const { name, ended, nextRef, error } = props;
  const { t } = useTranslate();
  const next = usePersonName(nextRef);
  return (
    <FormAlert
      title={t('liaison.form.handOverHalf')}
      description={t('liaison.form.handOverHalfWhy', {
        name,
        next,
        date: ended.endsOn ? formatCivilDate(ended.endsOn) : '',
        reason: refusalOf(error).message,
      })}
    />
  );
}
