import { ButtonIcon } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import type { Absence } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { refName } from '../ui/refName';
import { TextButton } from '../ui/TextButton';
import { absenceDays } from './absenceDays';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import styles from './LiaisonOverview.module.css';

/** Days away; one's own can be removed, and say where nobody stands in. */
export function AbsenceList(props: {
  absences: readonly Absence[];
  isOneself: boolean;
}) {
  const { absences, isOneself } = props;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  if (!absences.length) {
    return <Muted as="p">{t('liaison.person.noAbsences')}</Muted>;
  }
  return (
    <ul className={styles.lines} aria-label={t('liaison.person.absences')}>
      {absences.map(absence => {
        const days = absenceDays(absence, t);
        return (
          <li key={absence.id}>
            <div className={styles.line}>
              {days}
              {isOneself && (
                <ButtonIcon
                  size="small"
                  variant="tertiary"
                  aria-label={t('liaison.person.remove', { days })}
                  icon={<RiDeleteBinLine />}
                  onPress={() => open({ kind: 'remove-absence', absence })}
                />
              )}
            </div>
            {isOneself && <Uncovered absence={absence} />}
          </li>
        );
      })}
    </ul>
  );
}

/** The scopes that nobody covers then, each with a way out. */
function Uncovered({ absence }: { absence: Absence }) {
  const { startsOn, endsOn, uncovered } = absence;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  if (!uncovered.length) {
    return null;
  }
  return (
    <div className={styles.notice}>
      <span>{t('liaison.away.nobodyStandsIn')}</span>
      {uncovered.map(({ scopeRef, scopeTitle }) => (
        <TextButton
          key={scopeRef}
          onPress={() =>
            open({
              kind: 'propose',
              preset: { scopeRef, role: 'deputy', startsOn, endsOn },
            })
          }
        >
          {t('liaison.away.nameDeputy', {
            scope: refName(scopeRef, scopeTitle),
          })}
        </TextButton>
      ))}
    </div>
  );
}
