import { Button, Flex, Text } from '@backstage/ui';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { formatCivilDate } from './civilDateNames';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import styles from './LiaisonOverview.module.css';

/** The team runs it without ops, and why. */
export function SelfRun(props: { coverage: Coverage }) {
  const { purpose, until, assignmentId } = props.coverage;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="p" weight="bold">
        {t('liaison.card.selfRunTitle')}
      </Text>
      {purpose && <Muted as="p">{purpose}</Muted>}
      {until && (
        <Muted as="p">
          {t('liaison.card.selfRunUntil', { date: formatCivilDate(until) })}
        </Muted>
      )}
      {assignmentId && (
        <div className={styles.actions}>
          <Button
            variant="secondary"
            onPress={() => open({ kind: 'hand-over', assignmentId })}
          >
            {t('liaison.card.propose')}
          </Button>
          <Button
            variant="tertiary"
            onPress={() =>
              open({ kind: 'transition', transition: 'end', assignmentId })
            }
          >
            {t('liaison.action.end')}
          </Button>
        </div>
      )}
    </Flex>
  );
}
