import { Button, Text } from '@backstage/ui';
import { useTranslate } from '../translation';
import { WhoMay } from '../ui/WhoMay';
import { useMayPropose } from './useMayPropose';
import type { Selection } from './useSelection';
import styles from './FleetPage.module.css';

/** What can be done with the services that are chosen. */
export function SelectionBar(props: {
  selection: Selection;
  onAssign: () => void;
}) {
  const { selection, onAssign } = props;
  const { t } = useTranslate();
  const mayPropose = useMayPropose(selection.services);
  const count = selection.services.length;
  if (!count) {
    return null;
  }
  return (
    <section
      className={styles.selection}
      aria-label={t('fleet.table.selection')}
    >
      <Text role="status" weight="bold">
        {t('fleet.table.selected', { count })}
      </Text>
      <div className={styles.selectionActions}>
        <Button isDisabled={!mayPropose} onPress={onAssign}>
          {t('fleet.table.assign', { number: `${count}` })}
        </Button>
        <Button variant="secondary" onPress={selection.clear}>
          {t('fleet.table.clear')}
        </Button>
      </div>
      {!mayPropose && <WhoMay right="propose" />}
    </section>
  );
}
