import { Alert } from '@backstage/ui';
import { type Translate, useTranslate } from '../translation';
import { causeOf } from '../ui/causeOf';
import { refusedRight } from '../ui/rights';
import { isConflict, isForbidden } from '../ui/errorStatus';

/** Why a change was not saved, and what to do about it. */
export function SaveError(props: { error: Error; title?: string }) {
  const { error, title } = props;
  const { t } = useTranslate();
  return (
    <Alert
      role="alert"
      status={isConflict(error) ? 'warning' : 'danger'}
      icon
      title={title ?? t('slo.detail.changeFailed')}
      description={reasonOf(error, t)}
    />
  );
}

function reasonOf(error: Error, t: Translate): string {
  if (isForbidden(error)) {
    return refusedRight(error, t('slo.detail.changeForbidden'));
  }
  return isConflict(error) ? t('slo.detail.changedSince') : causeOf(error);
}
