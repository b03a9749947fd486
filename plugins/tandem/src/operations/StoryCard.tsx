import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Skeleton } from '@backstage/ui';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { tandemTranslationRef, type Translate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { SectionCard } from '../ui/SectionCard';
import { TextLink } from '../ui/TextLink';
import type { LinkOperations } from './operationsState';
import type { Selection } from './queries';
import { useLastFailure } from './recordQueries';
import type { Story } from './story';
import { StoryEventRow } from './StoryEventRow';
import styles from './StoryCard.module.css';

const SKELETON_LINES = ['75%', '90%', '60%', '70%'];

/** What happened around the deployment that failed last. */
export function StoryCard(props: {
  selection: Selection;
  dora: Dora;
  link: LinkOperations;
}) {
  const { selection, dora, link } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { data, error, isPending, refetch } = useLastFailure(selection, dora);
  return (
    <SectionCard title={title(data, t)}>
      {isPending && <StorySkeleton />}
      {error && data === undefined && (
        <ErrorState
          title={t('delivery.operations.story.failed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && <Telling story={data} dora={dora} link={link} />}
      {data === null && <NothingFailed dora={dora} />}
    </SectionCard>
  );
}

function Telling(props: { story: Story; dora: Dora; link: LinkOperations }) {
  const { story, dora, link } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
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
      {dora.metrics.changeFailRate.failed > 1 && (
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
function title(story: Story | null | undefined, t: Translate): string {
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
