import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
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
}) {
  const { entityRef, coverage } = props;
  return (
    <LiaisonDialogsProvider entityRef={entityRef}>
      <div className={styles.overview}>
        <WhoHelps coverage={coverage} />
        {coverage.proposals > 0 && (
          <PendingProposals entityRef={entityRef} coverage={coverage} />
        )}
        <CoverageNotes entityRef={entityRef} coverage={coverage} />
      </div>
    </LiaisonDialogsProvider>
  );
}

function WhoHelps({ coverage }: { coverage: Coverage }) {
  if (!coverage.covered) {
    return <NoLiaison coverage={coverage} />;
  }
  if (coverage.via === 'self-run') {
    return <SelfRun coverage={coverage} />;
  }
  return (
    <>
      {coverage.actingRef === undefined && <CoverageGap coverage={coverage} />}
      <CoveringPeople coverage={coverage} />
      <CoverageActions coverage={coverage} />
    </>
  );
}
