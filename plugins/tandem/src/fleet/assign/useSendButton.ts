import { useTranslate } from '../../translation';
import { usePersonName } from '../../ui/usePersonName';
import type { CheckedBatch } from './useCheckedBatch';

/** The button of the dialog: first it checks, then it proposes. */
export function useSendButton(batch: CheckedBatch) {
  const { terms, possible, wanted, dryRun, asking } = batch;
  const { t } = useTranslate();
  const name = usePersonName(terms?.liaisonRef);
  if (!terms) {
    return { send: t('fleet.assign.check'), isSending: false };
  }
  if (asking.results) {
    return { send: t('fleet.assign.checkAgain'), isSending: false };
  }
  const isPart = possible > 0 && possible < wanted;
  return {
    send: isPart
      ? t('fleet.assign.proposeSome', {
          name,
          number: `${possible}`,
          total: `${wanted}`,
        })
      : t('fleet.assign.propose', { name }),
    isDisabled: !possible || !dryRun.isFresh,
    isSending: asking.isSending,
  };
}
