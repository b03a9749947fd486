import { useTranslate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { usePersonName } from '../../ui/usePersonName';
import { overAllocatedWords } from './overAllocatedWords';
import type { OverAllocatedDays } from './refusal';

/** The days on which a person would promise more than all of their time. */
export function OverAllocation(props: {
  userRef: string;
  days: readonly OverAllocatedDays[];
}) {
  const { userRef, days } = props;
  const { t } = useTranslate();
  const name = usePersonName(userRef);
  return (
    <FormAlert
      title={t('liaison.form.overAllocation', { name })}
      description={`${overAllocatedWords(days, t)}. ${t(
        'liaison.form.overAllocationWay',
      )}`}
    />
  );
}
