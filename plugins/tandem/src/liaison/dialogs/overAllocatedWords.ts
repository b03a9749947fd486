import type { Translate } from '../../translation';
import { formatCivilDate } from '../civilDateNames';
import type { OverAllocatedDays } from './refusal';

/** «120 % from Nov 21 to Mar 31; 110 % on Apr 2» */
export function overAllocatedWords(
  days: readonly OverAllocatedDays[],
  t: Translate,
): string {
  return days.map(run => inWords(run, t)).join('; ');
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
