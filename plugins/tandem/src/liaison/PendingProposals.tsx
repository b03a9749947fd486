import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import type {
  Assignment,
  Coverage,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { ErrorState } from '../ui/ErrorState';
import { Muted } from '../ui/Muted';
import { formatCivilDate } from './civilDateNames';
import { ProposalAnswers } from './ProposalAnswers';
import { useProposals } from './queries';
import { refName } from '../ui/refName';
import { ownerRefs, relatedRefs } from './useScopes';
import styles from './LiaisonOverview.module.css';

/** Who was asked and has not answered yet. */
export function PendingProposals(props: {
  entityRef: string;
  coverage: Coverage;
}) {
  const { entityRef, coverage } = props;
  const { entity } = useEntity();
  const { t } = useTranslate();
  const scopeRefs = [
    ...new Set([
      entityRef,
      ...(coverage.scopeRef ? [coverage.scopeRef] : []),
      ...(stringifyEntityRef(entity) === entityRef ? relatedRefs(entity) : []),
    ]),
  ];
  const { data, error, isPending, refetch } = useProposals(scopeRefs, true);
  if (isPending) {
    return (
      <Skeleton
        role="status"
        aria-label={t('liaison.card.proposalLoading')}
        width="100%"
        height={60}
      />
    );
  }
  if (error && !data) {
    return (
      <ErrorState
        title={t('liaison.card.proposalFailed')}
        error={error}
        onRetry={refetch}
      />
    );
  }
  return (
    <>
      {data?.map(proposal => (
        <Proposal key={proposal.id} proposal={proposal} />
      ))}
    </>
  );
}

function Proposal({ proposal }: { proposal: Assignment }) {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const { liaisonRef, liaisonTitle, allocation, pattern } = proposal;
  const terms = {
    pattern: t(`liaison.word.pattern.${pattern}`),
    allocation: `${allocation}`,
    date: formatCivilDate(proposal.startsOn),
    scope: refName(proposal.scopeRef, proposal.scopeTitle),
  };
  return (
    <div className={styles.notice} data-tone="announcement">
      <Text as="p" variant="body-medium">
        {liaisonRef
          ? t('liaison.card.proposal', {
              name: refName(liaisonRef, liaisonTitle),
            })
          : t('liaison.card.proposalSelfRun')}
      </Text>
      <Muted as="p">
        {allocation > 0
          ? t('liaison.card.proposalTerms', terms)
          : t('liaison.card.proposalTermsFree', terms)}
      </Muted>
      <ProposalAnswers proposal={proposal} ownerRefs={ownerRefs(entity)} />
    </div>
  );
}
