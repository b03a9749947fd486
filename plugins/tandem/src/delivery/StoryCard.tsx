import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Skeleton } from '@backstage/ui';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { tandemTranslationRef, type Translate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Muted } from '../ui/Muted';
import { SectionCard } from '../ui/SectionCard';
import { TextLink } from '../ui/TextLink';
import type { LinkOperations } from './operationsState';
import { tellLastFailure, type Story } from './story';
import { StoryEventRow } from './StoryEventRow';
import type { DeliveryLists } from './useDeliveryLists';
import styles from './StoryCard.module.css';

const SKELETON_LINES = ['75%', '90%', '60%', '70%'];

/** What happened around the deployment that failed last. */
export function StoryCard(props: {
  lists: DeliveryLists;
  dora: Dora;
  link: LinkOperations;
}) {
  const { lists } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { deployments, incidents } = lists;
  const story = tellLastFailure(lists.allDeployments, lists.allIncidents);
  const failedQuery = [deployments, incidents].find(
    query => query.isError && !query.data,
  );
  const isPending =
    deployments.isPending ||
    incidents.isPending ||
    (!story && lists.isSearching);
  return (
    <SectionCard title={title(story, t)}>
      {failedQuery?.error && (
        <ErrorState
          title={t('delivery.operations.story.failed')}
          error={failedQuery.error}
          onRetry={failedQuery.refetch}
        />
      )}
      {!failedQuery && isPending && <StorySkeleton />}
      {!failedQuery && !isPending && <Telling {...props} story={story} />}
    </SectionCard>
  );
}

function Telling(props: {
  story: Story | undefined;
  dora: Dora;
  link: LinkOperations;
}) {
  const { story, dora, link } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { failed } = dora.metrics.changeFailRate;
  if (!story) {
    return failed ? (
      <Muted as="p">{t('delivery.operations.story.tooFar')}</Muted>
    ) : (
      <NothingFailed dora={dora} />
    );
  }
  return (
    <Flex direction="column" gap="4" align="start">
      <ol className={styles.events}>
        {story.events.map((event, index) => (
          <StoryEventRow
            key={index}
            event={event}
            storyStart={story.startedAt}
            link={link}
          />
        ))}
      </ol>
      {failed > 1 && (
        <TextLink variant="body-small" href={link({ show: 'failed' })}>
          {t('delivery.operations.story.more')}
        </TextLink>
      )}
    </Flex>
  );
}

function NothingFailed(props: { dora: Dora }) {
  const { t } = useTranslationRef(tandemTranslationRef);
  const count = props.dora.metrics.changeFailRate.deployments;
  return (
    <EmptyState
      title={t('delivery.operations.story.nothing')}
      description={
        count
          ? t('delivery.operations.story.nothingWhy.deployments', { count })
          : t('delivery.operations.story.nothingWhy.none')
      }
    />
  );
}

function StorySkeleton() {
  return (
    <Flex direction="column" gap="3">
      {SKELETON_LINES.map(width => (
        <Skeleton key={width} width={width} height={20} />
      ))}
    </Flex>
  );
}

/** Weekdays serve for a week; after that only a date is clear. */
function title(story: Story | undefined, t: Translate): string {
  if (!story) {
    return t('delivery.operations.story.titleNothing');
  }
  const start = DateTime.fromISO(story.startedAt);
  const isRecent = start > DateTime.now().minus({ days: 6 }).startOf('day');
  const day = start.toLocaleString(
    isRecent ? { weekday: 'long' } : { day: 'numeric', month: 'long' },
  );
  return t('delivery.operations.story.titleDay', { day });
}
