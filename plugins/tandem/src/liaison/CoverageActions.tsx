import {
  Button,
  ButtonIcon,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { AskButton } from './AskButton';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import { useViewer } from './useViewer';
import styles from './LiaisonOverview.module.css';

/** Ask, and behind a menu what else can be done with the assignment. */
export function CoverageActions(props: { coverage: Coverage }) {
  const { coverage } = props;
  const { assignmentId } = coverage;
  return (
    <div className={styles.ask}>
      <AskButton coverage={coverage} />
      {!coverage.actingRef && !coverage.deputy && (
        <NameDeputy coverage={coverage} />
      )}
      {assignmentId && (
        <MoreMenu coverage={coverage} assignmentId={assignmentId} />
      )}
    </div>
  );
}

/** The next step where nobody stands in. */
function NameDeputy(props: { coverage: Coverage }) {
  const { scopeRef, channel } = props.coverage;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  return (
    <Button
      variant={channel ? 'secondary' : 'primary'}
      onPress={() =>
        open({ kind: 'propose', preset: { scopeRef, channel, role: 'deputy' } })
      }
    >
      {t('liaison.card.nameDeputy')}
    </Button>
  );
}

function MoreMenu(props: { coverage: Coverage; assignmentId: string }) {
  const { assignmentId } = props;
  const { people, primary, deputy, scopeRef, channel } = props.coverage;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const userRef = useViewer()?.userRef;
  const helps = people.some(person => person.userRef === userRef);
  const transition = (name: 'pause' | 'end' | 'hand-back') => () =>
    open({ kind: 'transition', transition: name, assignmentId });
  return (
    <MenuTrigger>
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
        <MenuItem onAction={() => open({ kind: 'change', assignmentId })}>
          {t('liaison.action.change')}
        </MenuItem>
        <MenuItem onAction={() => open({ kind: 'hand-over', assignmentId })}>
          {t('liaison.action.hand-over')}
        </MenuItem>
        {deputy ? null : (
          <MenuItem
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
        <MenuItem onAction={transition('pause')}>
          {t('liaison.action.pause')}
        </MenuItem>
        {userRef && userRef === primary ? (
          <MenuItem onAction={transition('hand-back')}>
            {t('liaison.action.hand-back')}
          </MenuItem>
        ) : null}
        <MenuItem color="danger" onAction={transition('end')}>
          {t('liaison.action.end')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
