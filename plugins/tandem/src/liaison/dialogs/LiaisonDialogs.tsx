import type { LiaisonRequest } from '../LiaisonDialogsProvider';
import { AwayDialog } from './AwayDialog';
import { ChangeDialog } from './ChangeDialog';
import { HandOverDialog } from './HandOverDialog';
import type { Proposal } from './proposal';
import { ProposeDialog } from './ProposeDialog';
import { RemoveAbsenceDialog } from './RemoveAbsenceDialog';
import { SelfRunDialog } from './SelfRunDialog';
import { TransitionDialog } from './TransitionDialog';
import { WithAssignment } from './WithAssignment';
import { WithScope } from './WithScope';

/** The dialog for what a person wants to do. */
export function LiaisonDialogs(props: {
  /** The entity of the page; unset where it is not an entity's. */
  entityRef?: string;
  request: LiaisonRequest;
  onOpen: (request: LiaisonRequest) => void;
  onClose: () => void;
}) {
  const { entityRef, request, onOpen, onClose } = props;
  switch (request.kind) {
    case 'propose':
      return (
        <Propose
          entityRef={entityRef}
          preset={request.preset}
          onClose={onClose}
        />
      );
    case 'self-run':
      return entityRef ? (
        <SelfRunDialog entityRef={entityRef} onClose={onClose} />
      ) : null;
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
                entityRef={entityRef ?? current.assignment.scopeRef}
                transition={request.transition}
                onClose={onClose}
              />
            );
          }}
        </WithAssignment>
      );
  }
}

/** On the page of an entity about what lies around it, elsewhere about a scope. */
function Propose(props: {
  entityRef?: string;
  preset?: Partial<Proposal>;
  onClose: () => void;
}) {
  const { preset, onClose } = props;
  const entityRef = props.entityRef ?? preset?.scopeRef;
  if (!entityRef) {
    return null;
  }
  const dialog = (
    <ProposeDialog entityRef={entityRef} preset={preset} onClose={onClose} />
  );
  return props.entityRef ? (
    dialog
  ) : (
    <WithScope scopeRef={entityRef} onClose={onClose}>
      {dialog}
    </WithScope>
  );
}
