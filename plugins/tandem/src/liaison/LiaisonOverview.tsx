import type {
  Coverage,
  ProposalKind,
} from '@tandem/backstage-plugin-tandem-common';
import { WhoMay } from '../ui/WhoMay';
import { CoverageGap } from './CoverageGap';
import { CoveringPeople } from './CoveringPeople';
import { CoverageActions } from './CoverageActions';
import { CoverageNotes } from './CoverageNotes';
import { LiaisonDialogsProvider } from './LiaisonDialogsProvider';
import { NoLiaison } from './NoLiaison';
import { PendingProposals } from './PendingProposals';
import { proposableOf, type ProposalRights } from './proposalRights';
import { SelfRun } from './SelfRun';
import styles from './LiaisonOverview.module.css';

/** Who helps an entity right now, and whom to ask. */
export function LiaisonOverview(props: {
  entityRef: string;
  coverage: Coverage;
  rights: ProposalRights;
}) {
  const { entityRef, coverage, rights } = props;
  const proposable = proposableOf(rights);
  const mayPropose = proposable.length > 0;
  return (
    <LiaisonDialogsProvider entityRef={entityRef}>
      <div className={styles.overview}>
        <WhoHelps coverage={coverage} proposable={proposable} />
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

function WhoHelps(props: {
  coverage: Coverage;
  proposable: readonly ProposalKind[];
}) {
  const { coverage, proposable } = props;
  if (!coverage.covered) {
    return <NoLiaison {...props} />;
  }
  if (!coverage.people.length && coverage.via !== 'self-run') {
    // The rules of the portal keep it from the viewer.
    return <WhoMay right="seeLiaison" />;
  }
  if (coverage.via === 'self-run') {
    return <SelfRun {...props} />;
  }
  return (
    <>
      {coverage.actingRef === undefined && <CoverageGap coverage={coverage} />}
      <CoveringPeople coverage={coverage} />
      <CoverageActions coverage={coverage} mayPropose={proposable.length > 0} />
    </>
  );
}
