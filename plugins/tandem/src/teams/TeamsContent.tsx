import { Skeleton } from '@backstage/ui';
import type { Teams } from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import { ErrorState } from '../ui/ErrorState';
import type { TeamsQuery } from './queries';

/** What a card shows of the answer that the cards of the page share. */
export function TeamsContent(props: {
  teams: TeamsQuery;
  /** Of what holds the place while it loads. */
  height: number;
  loading: string;
  failed: string;
  children: (teams: Teams) => ReactNode;
}) {
  const { teams, height, loading, failed, children } = props;
  const { data, error, isPending, refetch } = teams;
  if (data) return <>{children(data)}</>;
  return isPending ? (
    <Skeleton role="status" aria-label={loading} width="100%" height={height} />
  ) : (
    <ErrorState title={failed} error={error} onRetry={refetch} />
  );
}
