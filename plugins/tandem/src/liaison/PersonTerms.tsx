import type {
  Coverage,
  CoveragePerson,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Term } from '../ui/Term';
import { formatCivilDate, formatCivilDateInFull } from './civilDateNames';
import { LocalTime } from './LocalTime';

/** «09:40 in Lisbon · liaison, 20 % · until Mar 31» */
export function PrimaryTerms(props: {
  person: CoveragePerson;
  coverage: Coverage;
}) {
  const { person, coverage } = props;
  const { pattern = 'liaison', until } = coverage;
  const { t } = useTranslate();
  return (
    <>
      <LocalTime timeZone={person.timeZone} />
      {' · '}
      <Term id={pattern} />
      {person.allocation > 0 && `, ${person.allocation}\u00a0%`}
      {until && (
        <>
          {' · '}
          <span
            title={t('liaison.card.lastDay', {
              date: formatCivilDateInFull(until),
            })}
          >
            {t('liaison.card.until', { date: formatCivilDate(until) })}
          </span>
        </>
      )}
    </>
  );
}

/** «deputy · 10:40 in Berlin» */
export function DeputyTerms(props: { person: CoveragePerson }) {
  return (
    <>
      <Term id="deputy" />
      {' · '}
      <LocalTime timeZone={props.person.timeZone} />
    </>
  );
}
