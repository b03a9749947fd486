import type { AssignmentBatchResult } from '@tandem/backstage-plugin-tandem-common';
import { formatCivilDate } from '../../liaison/civilDateNames';
import { overAllocatedWords } from '../../liaison/dialogs/overAllocatedWords';
import { useTranslate } from '../../translation';
import { usePersonName } from '../../ui/usePersonName';
import { withNames } from '../../ui/withNames';

/** Why a scope cannot be taken in as it stands, and the way out. */
export function Refusal(props: {
  error: NonNullable<AssignmentBatchResult['error']>;
  /** Who was to be asked. */
  liaisonRef: string;
}) {
  const { error, liaisonRef } = props;
  const { t } = useTranslate();
  const holder = usePersonName(error.liaisonRef);
  const name = usePersonName(liaisonRef);
  if (error.days) {
    const days = overAllocatedWords(error.days, t);
    return (
      <>
        {t('fleet.assign.tooMuch', { name, days })}{' '}
        {t('fleet.assign.tooMuchWay')}
      </>
    );
  }
  if (!error.liaisonRef) {
    return <>{withNames(error.message)}</>;
  }
  return error.handoverOn ? (
    <>
      {t('fleet.assign.takenUntil', {
        name: holder,
        date: formatCivilDate(error.handoverOn),
      })}{' '}
      {t('fleet.assign.takenUntilWay')}
    </>
  ) : (
    <>
      {t('fleet.assign.taken', { name: holder })} {t('fleet.assign.takenWay')}
    </>
  );
}
