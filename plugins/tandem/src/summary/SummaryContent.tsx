import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import { ErrorState } from '../ui/ErrorState';
import type { useSummary } from './useSummary';

/** What a card shows of the answer that the cards of a page share. */
export function SummaryContent(props: {
  summary: ReturnType<typeof useSummary>;
  /** Holds the place until the answer is there. */
  skeleton: ReactNode;
  /** Says what is missing where there is no answer. */
  failed: string;
  children: (data: EntitySummary) => ReactNode;
}) {
  const { summary, skeleton, failed, children } = props;
  const { data, error, isPending, refetch } = summary;
  if (data) return <>{children(data)}</>;
  return isPending ? (
    <>{skeleton}</>
  ) : (
    <ErrorState title={failed} error={error} onRetry={refetch} />
  );
}
