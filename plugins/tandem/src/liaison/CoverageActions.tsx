import { Button } from '@backstage/ui';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { AskButton } from './AskButton';
import { CoverageMenu } from './CoverageMenu';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import styles from './LiaisonOverview.module.css';

/** Ask, and behind a menu what else can be done with the assignment. */
export function CoverageActions(props: {
  coverage: Coverage;
  mayPropose: boolean;
}) {
  const { coverage, mayPropose } = props;
  const { assignmentId } = coverage;
  return (
    <div className={styles.ask}>
      <AskButton coverage={coverage} />
      {mayPropose && !coverage.actingRef && !coverage.deputy && (
        <NameDeputy coverage={coverage} />
      )}
      {assignmentId && (
        <CoverageMenu
          coverage={coverage}
          assignmentId={assignmentId}
          mayPropose={mayPropose}
        />
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
