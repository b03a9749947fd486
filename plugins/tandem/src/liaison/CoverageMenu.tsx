import {
  ButtonIcon,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import {
  assignmentUpdatePermission,
  type Coverage,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { mayDo } from '../ui/rights';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import { proposableOf } from './proposalRights';
import { useAssignment } from './queries';
import { useViewer } from './useViewer';
import styles from './LiaisonOverview.module.css';

/**
 * What can be done with the assignment that covers a service. The viewer's
 * rights to it are asked for when the menu opens; what is not theirs to do
 * stays in its place, so that nothing moves under the pointer.
 */
export function CoverageMenu(props: {
  coverage: Coverage;
  assignmentId: string;
  mayPropose: boolean;
}) {
  const { assignmentId } = props;
  const { people, primary, deputy, scopeRef, channel } = props.coverage;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useAssignment(isOpen ? assignmentId : undefined);
  const isKept = !mayDo(data?.allowed, assignmentUpdatePermission);
  // What is proposed from here is for the covering scope, which may be another.
  const proposable = data && proposableOf(data);
  const mayPropose = proposable ? proposable.length > 0 : props.mayPropose;
  const mayAsk = proposable?.includes('somebody') ?? mayPropose;
  const userRef = useViewer()?.userRef;
  const helps = people.some(person => person.userRef === userRef);
  const transition = (name: 'pause' | 'end' | 'hand-back') => () =>
    open({ kind: 'transition', transition: name, assignmentId });
  return (
    <MenuTrigger onOpenChange={setIsOpen}>
      <ButtonIcon
        variant="secondary"
        aria-label={t('liaison.card.more')}
        icon={<RiMore2Line />}
      />
      <Menu>
        {helps && userRef ? (
          <MenuItem onAction={() => open({ kind: 'away', userRef })}>
            {t('liaison.card.away')}
          </MenuItem>
        ) : null}
        <MenuItem
          isDisabled={isKept}
          onAction={() => open({ kind: 'change', assignmentId })}
        >
          {t('liaison.action.change')}
        </MenuItem>
        <MenuItem
          isDisabled={isKept || !mayAsk}
          onAction={() => open({ kind: 'hand-over', assignmentId })}
        >
          {t('liaison.action.hand-over')}
        </MenuItem>
        {deputy ? null : (
          <MenuItem
            isDisabled={!mayPropose}
            onAction={() =>
              open({
                kind: 'propose',
                preset: { scopeRef, channel, role: 'deputy' },
              })
            }
          >
            {t('liaison.card.nameDeputy')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem isDisabled={isKept} onAction={transition('pause')}>
          {t('liaison.action.pause')}
        </MenuItem>
        {userRef && userRef === primary ? (
          <MenuItem isDisabled={isKept} onAction={transition('hand-back')}>
            {t('liaison.action.hand-back')}
          </MenuItem>
        ) : null}
        <MenuItem
          color="danger"
          isDisabled={isKept}
          onAction={transition('end')}
        >
          {t('liaison.action.end')}
        </MenuItem>
        {isKept ? (
          <MenuItem isDisabled textValue={t('ui.rights.changeAssignment')}>
            <span className={styles.whoMay}>
              {t('ui.rights.changeAssignment')}
            </span>
          </MenuItem>
        ) : null}
      </Menu>
    </MenuTrigger>
  );
}
