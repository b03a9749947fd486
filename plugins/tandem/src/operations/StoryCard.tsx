import { Flex, Skeleton } from '@backstage/ui';
import type {
  Dora,
  Slo,
  SloSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { alertsOf } from '../slo/burnCause';
import { ForecastLine } from '../slo/ForecastLine';
import { useSloSeries } from '../slo/queries';
import { type Translate, useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { SectionCard } from '../ui/SectionCard';
import { TextLink } from '../ui/TextLink';
import type { LinkOperations } from '../summary/operationsState';
import type { Selection } from '../summary/useSummary';
import type { Story } from './story';
import { StoryEventRow } from './StoryEventRow';
import { useStory } from './useStory';
import styles from './StoryCard.module.css';

const SKELETON_LINES = ['75%', '90%', '60%', '70%'];

/** What happened last: around a failed deployment, or around an alert. */
export function StoryCard(props: {
  selection: Selection;
  dora: Dora;
  /** The SLO whose alerts belong to the story. */
  slo?: Slo;
  link: LinkOperations;
}) {
  const { selection, dora, slo, link } = props;
  const { t } = useTranslate();
  const series = useSloSeries(slo?.id, 'window');
  const alerts = useAlerts(slo, series);
  const { data, error, isPending, refetch } = useStory(selection, dora, alerts);
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
      {data && (
        <Telling
          story={data}
          dora={dora}
          slo={slo}
          series={series.data}
          link={link}
        />
      )}
      {data === null && <NothingFailed dora={dora} />}
    </SectionCard>
  );
}

/** Without an SLO there are none; when they cannot be had the rest is told. */
function useAlerts(
  slo: Slo | undefined,
  series: { data?: SloSeries; isError: boolean },
) {
  const isKnown = !slo || series.isError;
  return useMemo(
    () => (isKnown ? [] : series.data && alertsOf(series.data)),
    [isKnown, series.data],
  );
}

function Telling(props: {
  story: Story;
  dora: Dora;
  slo: Slo | undefined;
  series: SloSeries | undefined;
  link: LinkOperations;
}) {
  const { story, dora, slo, series, link } = props;
  const { t } = useTranslate();
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
      {slo && slo.status.state === 'exhausted' && (
        <ForecastLine slo={slo} series={series} />
      )}
      {dora.metrics.changeFailRate.failed > 1 && (
        <TextLink variant="body-small" href={link({ show: 'failed' })}>
          {t('delivery.operations.story.more')}
        </TextLink>
      )}
    </Flex>
  );
}

function NothingFailed(props: { dora: Dora }) {
  const { t } = useTranslate();
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
