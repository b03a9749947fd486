import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { Absence } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { refName } from '../../ui/refName';
import styles from '../LiaisonOverview.module.css';
import type { Proposal } from './proposal';

/** The scopes that nobody covers during an absence, each with a way out. */
export function UncoveredScopes(props: {
  absence: Absence;
  onNameDeputy: (preset: Partial<Proposal>) => void;
  onClose: () => void;
}) {
  const { absence, onNameDeputy, onClose } = props;
  const { startsOn, endsOn, uncovered } = absence;
  const { t } = useTranslate();
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('liaison.away.gapTitle')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p">{t('liaison.away.gapWhy')}</Text>
          <ul className={styles.lines}>
            {uncovered.map(({ scopeRef, scopeTitle }) => {
              const scope = refName(scopeRef, scopeTitle);
              return (
                <li key={scopeRef} className={styles.line}>
                  <strong>{scope}</strong>
                  <Button
                    size="small"
                    variant="secondary"
                    onPress={() =>
                      onNameDeputy({
                        scopeRef,
                        role: 'deputy',
                        startsOn,
                        endsOn,
                      })
                    }
                  >
                    {t('liaison.away.nameDeputy', { scope })}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('liaison.away.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
