import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Coverage,
  CoveragePerson,
} from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef } from '../translation';
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
  const { t } = useTranslationRef(tandemTranslationRef);
  const meaning =
    pattern === 'liaison'
      ? t('liaison.word.liaisonMeans')
      : t(`liaison.word.patternHow.${pattern}`);
  return (
    <>
      <LocalTime timeZone={person.timeZone} />
      {' · '}
      <Term word={t(`liaison.word.pattern.${pattern}`)} meaning={meaning} />
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
  const { t } = useTranslationRef(tandemTranslationRef);
  return (
    <>
      <Term
        word={t('liaison.word.deputy')}
        meaning={t('liaison.word.deputyMeans')}
      />
      {' · '}
      <LocalTime timeZone={props.person.timeZone} />
    </>
  );
}
