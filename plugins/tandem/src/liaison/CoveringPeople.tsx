import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { AwayTag } from './AwayTag';
import { personName } from './personName';
import { PersonRow } from './PersonRow';
import { DeputyTerms, PrimaryTerms } from './PersonTerms';

/** The one to ask first; whoever does not act now is quieter. */
export function CoveringPeople(props: { coverage: Coverage }) {
  const { coverage } = props;
  const { t } = useTranslate();
  const { people, primary, actingRef } = coverage;
  const actingFirst = [...people].sort(
    (a, b) => Number(b.userRef === actingRef) - Number(a.userRef === actingRef),
  );
  return (
    <>
      {actingFirst.map(person => {
        const { userRef, awayUntil, timeZone } = person;
        const isPrimary = userRef === primary;
        const standsIn = !isPrimary && userRef === actingRef;
        return (
          <PersonRow
            key={userRef}
            userRef={userRef}
            name={personName(person)}
            isQuiet={userRef !== actingRef}
            sentence={
              standsIn
                ? name => t('liaison.card.standsIn', { name })
                : undefined
            }
            tag={awayUntil && <AwayTag until={awayUntil} timeZone={timeZone} />}
          >
            {isPrimary ? (
              <PrimaryTerms person={person} coverage={coverage} />
            ) : (
              <DeputyTerms person={person} />
            )}
          </PersonRow>
        );
      })}
    </>
  );
}
