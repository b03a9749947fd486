import { Button } from '@backstage/ui';
import type {
  Assignment,
  AssignmentTransition,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { answersTo } from './answersTo';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import { useViewer } from './useViewer';
import styles from './LiaisonOverview.module.css';

/** What the viewer may answer to a proposal; nothing where it is not theirs to. */
export function ProposalAnswers(props: {
  proposal: Assignment;
  /** Who owns the entity on the page. */
  ownerRefs: readonly string[];
}) {
  const { proposal, ownerRefs } = props;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const viewer = useViewer();
  const answers = viewer && answersTo(proposal, viewer, ownerRefs);
  if (!answers?.length) {
    return null;
  }
  return (
    <div className={styles.actions}>
      {answers.map(answer => {
        const transition: AssignmentTransition =
          answer === 'accept' ? 'accept' : 'decline';
        return (
          <Button
            key={answer}
            size="small"
            variant={answer === 'accept' ? 'primary' : 'secondary'}
            onPress={() =>
              open({
                kind: 'transition',
                transition,
                assignmentId: proposal.id,
              })
            }
          >
            {t(`liaison.action.${answer}`)}
          </Button>
        );
      })}
    </div>
  );
}
