import {
  formatEvents,
  type SloSeriesPoint,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';

/** «990 of 1,000 good»; what nothing means is said in words. */
export function countsWords(
  { good, total }: Pick<SloSeriesPoint, 'good' | 'total'>,
  t: Translate,
): string {
  if (good === null || total === null) {
    return t('slo.budget.noData');
  }
  return total === 0
    ? t('slo.budget.noTraffic')
    : t('slo.budget.counts', {
        good: formatEvents(good),
        total: formatEvents(total),
      });
}
