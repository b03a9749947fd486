import { Button, Flex, Text } from '@backstage/ui';
import type {
  Coverage,
  ProposalKind,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { formatCivilDate } from './civilDateNames';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import styles from './LiaisonOverview.module.css';

/** The team runs it without ops, and why. Whoever decided on that may change it. */
export function SelfRun(props: {
  coverage: Coverage;
  proposable: readonly ProposalKind[];
}) {
  const { coverage, proposable } = props;
  const { purpose, until, assignmentId } = coverage;
  const { t } = useTranslate();
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
      {assignmentId && proposable.includes('self-run') && (
        <WaysOn assignmentId={assignmentId} />
      )}
    </Flex>
  );
}

/** The way to a liaison, and to an end. */
function WaysOn({ assignmentId }: { assignmentId: string }) {
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  return (
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
  );
}
