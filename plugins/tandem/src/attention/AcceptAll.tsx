import { Button } from '@backstage/ui';
import { useTranslate } from '../translation';
import { FormAlert } from '../ui/form/FormAlert';
import { refName } from '../ui/refName';
import { useCause } from '../ui/useCause';
import { usePersonName } from '../ui/usePersonName';
import { useAcceptAll, type Refused } from './accepting';
import type { ProposalBatch } from './proposalBatches';
import styles from './Attention.module.css';

/** Answers all that one person asked for with one press. */
export function AcceptAll({ batches }: { batches: readonly ProposalBatch[] }) {
  const { t } = useTranslate();
  const { refused, isSending, acceptAll } = useAcceptAll(accepted =>
    t('attention.batch.accepted', { count: accepted }),
  );
  return (
    <>
      {batches.map(batch => (
        <Batch
          key={batch.proposedBy}
          batch={batch}
          isSending={isSending}
          onAccept={() => acceptAll(batch.proposals)}
        />
      ))}
      {refused.length > 0 && <RefusedList refused={refused} />}
    </>
  );
}

function Batch(props: {
  batch: ProposalBatch;
  isSending: boolean;
  onAccept: () => void;
}) {
  const { batch, isSending, onAccept } = props;
  const { t } = useTranslate();
  const person = usePersonName(batch.proposedBy);
  const number = `${batch.proposals.length}`;
  return (
    <div className={styles.notice}>
      {t('attention.batch.asks', { person, number })}
      <Button
        size="small"
        variant="primary"
        isPending={isSending}
        onPress={onAccept}
      >
        {t('attention.batch.accept', { number })}
      </Button>
    </div>
  );
}

function RefusedList({ refused }: { refused: readonly Refused[] }) {
  const { t } = useTranslate();
  const causeOf = useCause();
  return (
    <FormAlert
      title={t('attention.batch.refused', { count: refused.length })}
      description={
        <ul className={styles.reasons}>
          {refused.map(({ proposal, error }) => (
            <li key={proposal.id}>
              {t('attention.batch.refusedLine', {
                scope: refName(proposal.scopeRef, proposal.scopeTitle),
                reason: causeOf(error),
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
