import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { tandemTranslationRef, type Translate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { formatCivilDate } from '../civilDateNames';
import { usePersonName } from '../../ui/usePersonName';
import type { OverAllocatedDays } from './refusal';

/** The days on which a person would promise more than all of their time. */
export function OverAllocation(props: {
  userRef: string;
  days: readonly OverAllocatedDays[];
}) {
  const { userRef, days } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const name = usePersonName(userRef);
  return (
    <FormAlert
      title={t('liaison.form.overAllocation', { name })}
      description={`${days.map(run => inWords(run, t)).join('; ')}. ${t(
        'liaison.form.overAllocationWay',
      )}`}
    />
  );
}

function inWords(run: OverAllocatedDays, t: Translate): string {
  const allocation = `${run.allocation}`;
  const from = formatCivilDate(run.from);
  if (run.to === undefined) {
    return t('liaison.form.overAllocationOpen', { allocation, from });
  }
  return run.to === run.from
    ? t('liaison.form.overAllocationDay', { allocation, from })
    : t('liaison.form.overAllocationDays', {
        allocation,
        from,
        to: formatCivilDate(run.to),
      });
}
