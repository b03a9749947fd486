import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonIcon, Text } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import type { Absence } from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef } from '../translation';
import { Muted } from '../ui/Muted';
import { absenceDays } from './absenceDays';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import styles from './LiaisonOverview.module.css';

/** The days on which a person is away; one's own can be removed. */
export function PersonAbsences(props: {
  absences: readonly Absence[];
  isOneself: boolean;
}) {
  const { absences, isOneself } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { open } = useLiaisonDialogs();
  const title = t('liaison.person.absences');
  if (!absences.length && !isOneself) {
    return null;
  }
  return (
    <div>
      <Text as="h4" weight="bold" className={styles.heading}>
        {title}
      </Text>
      {absences.length ? (
        <ul className={styles.lines} aria-label={title}>
          {absences.map(absence => {
            const days = absenceDays(absence, t);
            return (
              <li key={absence.id} className={styles.line}>
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
              </li>
            );
          })}
        </ul>
      ) : (
        <Muted as="p">{t('liaison.person.noAbsences')}</Muted>
      )}
    </div>
  );
}
