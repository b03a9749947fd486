import {
  assignmentCreatePermission,
  type Coverage,
} from '@tandem/backstage-plugin-tandem-common';
import { mayDo } from '../ui/rights';
import { WhoMay } from '../ui/WhoMay';
import { CoverageGap } from './CoverageGap';
import { CoveringPeople } from './CoveringPeople';
import { CoverageActions } from './CoverageActions';
import { CoverageNotes } from './CoverageNotes';
import { LiaisonDialogsProvider } from './LiaisonDialogsProvider';
import { NoLiaison } from './NoLiaison';
import { PendingProposals } from './PendingProposals';
import { SelfRun } from './SelfRun';
import styles from './LiaisonOverview.module.css';

/** Who helps an entity right now, and whom to ask. */
export function LiaisonOverview(props: {
  entityRef: string;
  coverage: Coverage;
  /** Names of the permissions that the viewer has here. */
  allowed: readonly string[] | undefined;
}) {
  const { entityRef, coverage, allowed } = props;
  const mayPropose = mayDo(allowed, assignmentCreatePermission);
  return (
    <LiaisonDialogsProvider entityRef={entityRef}>
      <div className={styles.overview}>
        <WhoHelps coverage={coverage} mayPropose={mayPropose} />
        {coverage.proposals > 0 && (
          <PendingProposals entityRef={entityRef} coverage={coverage} />
        )}
        <CoverageNotes
          entityRef={entityRef}
          coverage={coverage}
          mayPropose={mayPropose}
        />
      </div>
    </LiaisonDialogsProvider>
  );
}

function WhoHelps(props: { coverage: Coverage; mayPropose: boolean }) {
  const { coverage } = props;
  if (!coverage.covered) {
    return <NoLiaison {...props} />;
  }
  if (!coverage.people.length && coverage.via !== 'self-run') {
    // The rules of the portal keep it from the viewer.
    return <WhoMay right="seeLiaison" />;
  }
  if (coverage.via === 'self-run') {
    return <SelfRun coverage={coverage} />;
  }
  return (
    <>
      {coverage.actingRef === undefined && <CoverageGap coverage={coverage} />}
      <CoveringPeople coverage={coverage} />
      <CoverageActions {...props} />
    </>
  );
}
