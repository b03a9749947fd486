import type { LiaisonRequest } from '../LiaisonDialogsProvider';
import { AwayDialog } from './AwayDialog';
import { ChangeDialog } from './ChangeDialog';
import { HandOverDialog } from './HandOverDialog';
import { ProposeDialog } from './ProposeDialog';
import { RemoveAbsenceDialog } from './RemoveAbsenceDialog';
import { SelfRunDialog } from './SelfRunDialog';
import { TransitionDialog } from './TransitionDialog';
import { WithAssignment } from './WithAssignment';

/** The dialog for what a person wants to do. */
export function LiaisonDialogs(props: {
  /** The entity of the page. */
  entityRef: string;
  request: LiaisonRequest;
  onOpen: (request: LiaisonRequest) => void;
  onClose: () => void;
}) {
  const { entityRef, request, onOpen, onClose } = props;
  switch (request.kind) {
    case 'propose':
      return (
        <ProposeDialog
          entityRef={entityRef}
          preset={request.preset}
          onClose={onClose}
        />
      );
    case 'self-run':
      return <SelfRunDialog entityRef={entityRef} onClose={onClose} />;
    case 'away':
      return (
        <AwayDialog
          userRef={request.userRef}
          onNameDeputy={preset => onOpen({ kind: 'propose', preset })}
          onClose={onClose}
        />
      );
    case 'remove-absence':
      return (
        <RemoveAbsenceDialog absence={request.absence} onClose={onClose} />
      );
    default:
      return (
        <WithAssignment id={request.assignmentId} onClose={onClose}>
          {current => {
            if (request.kind === 'change') {
              return <ChangeDialog {...current} onClose={onClose} />;
            }
            if (request.kind === 'hand-over') {
              return <HandOverDialog {...current} onClose={onClose} />;
            }
            return (
              <TransitionDialog
                {...current}
                entityRef={entityRef}
                transition={request.transition}
                onClose={onClose}
              />
            );
          }}
        </WithAssignment>
      );
  }
}
