import {
  todayIn,
  type Assignment,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { formatCivilDate } from './civilDateNames';

/** «Dec 1 – Mar 31», in full with the time zone on hover. */
export function AssignmentDates({ assignment }: { assignment: Assignment }) {
  const { startsOn, timeZone } = assignment;
  const { t } = useTranslate();
  const end = lastDay(assignment);
  const last = end ? formatCivilDate(end) : t('liaison.assignments.open');
  return (
    <span title={`${startsOn} – ${end ?? last}, ${timeZone}`}>
      {formatCivilDate(startsOn)} – {last}
    </span>
  );
}

/** What ended earlier than agreed, or with no day agreed, lasted until then. */
function lastDay(assignment: Assignment): string | undefined {
  const { state, startsOn, endsOn, closedAt, timeZone } = assignment;
  const isOver = state === 'ended' || state === 'handed-back';
  if (!isOver || !closedAt) {
    return endsOn;
  }
  const closedOn = todayIn(timeZone, Date.parse(closedAt));
  const isEarlier = closedOn >= startsOn && (!endsOn || closedOn < endsOn);
  return isEarlier ? closedOn : endsOn;
}
