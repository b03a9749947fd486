import { parseDuration, type WindowDuration } from '../rollingWindow';
import type { DocumentField } from './DocumentField';

/** A duration such as `30d`; says where it is none. */
export function checkDuration(
  field: DocumentField,
): WindowDuration | undefined {
  const duration =
    typeof field.value === 'string' ? parseDuration(field.value) : undefined;
  if (duration === undefined) {
    field.error(
      'must be a whole number and a unit, such as 30d: m minutes, h hours, d days, w weeks, M months, Q quarters, Y years',
    );
  }
  return duration;
}
