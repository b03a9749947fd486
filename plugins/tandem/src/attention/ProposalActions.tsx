import { Button } from '@backstage/ui';
import {
  assignmentAnswerPermission,
  type Assignment,
  type AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';
import { SendProblem } from '../liaison/dialogs/SendProblem';
import { useLiaisonDialogs } from '../liaison/LiaisonDialogsProvider';
import { useViewer } from '../liaison/useViewer';
import { useTranslate } from '../translation';
import { mayDo } from '../ui/rights';
import { useAccept } from './accepting';
import { subjectOf } from './attentionWords';
import styles from './Attention.module.css';

/** Accept at once or decline with a reason; one's own is withdrawn. */
export function ProposalActions(props: {
  item: AttentionItem;
  proposal: Assignment;
  children: React.ReactNode;
}) {
  const { item, proposal, children } = props;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const viewerRef = useViewer()?.userRef;
  const { accept, error, isSending, isDone } = useAccept(proposal, t);
  const subject = subjectOf(item);
  const isOwn = proposal.proposedBy === viewerRef;
  const mayAnswer = mayDo(item.allowed, assignmentAnswerPermission);
  const decline = () =>
    open({
      kind: 'transition',
      transition: 'decline',
      assignmentId: proposal.id,
    });
  return (
    <>
      <div className={styles.actions}>
        {!isOwn && mayAnswer && (
          <Button
            size="small"
            variant="secondary"
            aria-label={t('attention.action.acceptOf', { subject })}
            isPending={isSending}
            isDisabled={isDone}
            onPress={accept}
          >
            {t('attention.action.accept')}
          </Button>
        )}
        {(isOwn || mayAnswer) && (
          <Button
            size="small"
            variant="secondary"
            aria-label={
              isOwn
                ? t('attention.action.withdrawOf', { subject })
                : t('attention.action.declineOf', { subject })
            }
            onPress={decline}
          >
            {isOwn
              ? t('attention.action.withdraw')
              : t('attention.action.decline')}
          </Button>
        )}
        {children}
      </div>
      {error && (
        <div className={styles.problem}>
          <SendProblem error={error} />
        </div>
      )}
    </>
  );
}
