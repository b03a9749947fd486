import type { Absence } from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import { formatCivilDate } from './civilDateNames';

/** «Dec 1 – Dec 5», or the one day. */
export function absenceDays(absence: Absence, t: Translate): string {
  const { startsOn, endsOn } = absence;
  return startsOn === endsOn
    ? t('liaison.person.oneDay', { date: formatCivilDate(startsOn) })
    : t('liaison.person.days', {
        from: formatCivilDate(startsOn),
        to: formatCivilDate(endsOn),
      });
}
