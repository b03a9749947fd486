import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { formatCivilDate } from './civilDateNames';

/** «Dec 1 – Mar 31», in full with the time zone on hover. */
export function AssignmentDates({ assignment }: { assignment: Assignment }) {
  const { startsOn, endsOn, timeZone } = assignment;
  const { t } = useTranslate();
  const last = endsOn ? formatCivilDate(endsOn) : t('liaison.assignments.open');
  return (
    <span title={`${startsOn} – ${endsOn ?? last}, ${timeZone}`}>
      {formatCivilDate(startsOn)} – {last}
    </span>
  );
}
