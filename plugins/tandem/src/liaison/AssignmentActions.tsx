import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import type { AssignmentAction } from './actionsFor';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import { refName } from '../ui/refName';
import { useAssignmentActions } from './useAssignmentActions';

/** What the viewer can do with an assignment, behind a button of its row. */
export function AssignmentActions({ assignment }: { assignment: Assignment }) {
  const { id, liaisonRef, liaisonTitle } = assignment;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const actions = useAssignmentActions()(assignment);
  if (!actions.length) {
    return null;
  }
  const start = (action: AssignmentAction) =>
    action === 'change' || action === 'hand-over'
      ? open({ kind: action, assignmentId: id })
      : open({
          kind: 'transition',
          transition: action === 'withdraw' ? 'decline' : action,
          assignmentId: id,
        });
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={
          liaisonRef
            ? t('liaison.assignments.actions', {
                name: refName(liaisonRef, liaisonTitle),
              })
            : t('liaison.assignments.actionsSelfRun')
        }
        icon={<RiMore2Line />}
      />
      <Menu>
        {actions.map(action => (
          <MenuItem
            key={action}
            color={action === 'end' ? 'danger' : 'primary'}
            onAction={() => start(action)}
          >
            {t(`liaison.action.${action}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
