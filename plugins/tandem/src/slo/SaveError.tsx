import { Alert } from '@backstage/ui';
import { useTranslate } from '../translation';
import { refusedRight } from '../ui/rights';
import { isConflict, isForbidden } from '../ui/errorStatus';
import { useCause } from '../ui/useCause';

/** Why a change was not saved, and what to do about it. */
export function SaveError(props: { error: Error; title?: string }) {
  const { error, title } = props;
  const { t } = useTranslate();
  const reasonOf = useReason();
  return (
    <Alert
      role="alert"
      status={isConflict(error) ? 'warning' : 'danger'}
      icon
      title={title ?? t('slo.detail.changeFailed')}
      description={reasonOf(error)}
    />
  );
}

function useReason(): (error: Error) => string {
  const { t } = useTranslate();
  const causeOf = useCause();
  return error => {
    if (isForbidden(error)) {
      return refusedRight(error, t('slo.detail.changeForbidden'));
    }
    return isConflict(error) ? t('slo.detail.changedSince') : causeOf(error);
  };
}
