import { formatCivilDate } from '../../liaison/civilDateNames';
import { withNames } from '../../ui/withNames';
import type { CheckedRow } from './useCheckedBatch';

const CIVIL_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

/** What is worth knowing of every one that would be asked: said once, not for each. */
export function sharedWarnings(rows: readonly CheckedRow[]): string[] {
  const asked = rows.flatMap(({ result }) =>
    result?.status === 'created' ? [result.warnings] : [],
  );
  const [first = [], ...others] = asked;
  return others.length
    ? first.filter(warning => others.every(list => list.includes(warning)))
    : [];
}

/** A warning of the API with the person's name and readable dates. */
export function warningWords(
  warning: string,
  person: { ref: string; name: string },
): string {
  const named = withNames(warning, { [person.ref.toLowerCase()]: person.name });
  return named.replace(CIVIL_DATE, date => formatCivilDate(date));
}
