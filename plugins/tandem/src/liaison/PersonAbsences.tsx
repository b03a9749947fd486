import { Text } from '@backstage/ui';
import type { Absence } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { AbsenceList } from './AbsenceList';
import styles from './LiaisonOverview.module.css';

/** The days on which a person is away, under a heading. */
export function PersonAbsences(props: {
  absences: readonly Absence[];
  isOneself: boolean;
}) {
  const { absences, isOneself } = props;
  const { t } = useTranslate();
  if (!absences.length && !isOneself) {
    return null;
  }
  return (
    <div>
      <Text as="h4" weight="bold" className={styles.heading}>
        {t('liaison.person.absences')}
      </Text>
      <AbsenceList absences={absences} isOneself={isOneself} />
    </div>
  );
}
