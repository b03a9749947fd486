import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RiAlertLine,
  RiArrowGoBackLine,
  RiCheckLine,
  RiRocketLine,
  RiTimeLine,
} from '@remixicon/react';
import {
  formatDuration,
  type DeploymentOut,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import type { ReactNode } from 'react';
import { tandemTranslationRef, type Translate } from '../translation';
import { exactInstant } from '../ui/RelativeTime';
import { StatusTag, type StatusTone } from '../ui/StatusTag';
import { TextButton } from '../ui/TextButton';
import { deploymentName } from './deploymentName';
import type { ChangeOperations } from './operationsState';
import type { StoryEvent } from './story';
import styles from './StoryCard.module.css';

const LOOKS: Record<
  StoryEvent['kind'],
  { tone: StatusTone; icon: typeof RiTimeLine }
> = {
  deployed: { tone: 'announcement', icon: RiRocketLine },
  incident: { tone: 'negative', icon: RiAlertLine },
  'rolled-back': { tone: 'warning', icon: RiArrowGoBackLine },
  recovered: { tone: 'positive', icon: RiCheckLine },
  open: { tone: 'negative', icon: RiTimeLine },
};

/** «13:53 v2.41 deployed, 6 changes» */
export function StoryEventRow(props: {
  event: StoryEvent;
  storyStart: string;
  change: ChangeOperations;
}) {
  const { event, storyStart, change } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { tone, icon } = LOOKS[event.kind];
  return (
    <li className={styles.event}>
      <StatusTag tone={tone} icon={icon}>
        {event.at ? (
          <time dateTime={event.at} title={exactInstant(event.at)}>
            {clockTime(event.at, storyStart)}
          </time>
        ) : (
          t('delivery.operations.story.now')
        )}
      </StatusTag>
      <span>{happening(event, t, change)}</span>
    </li>
  );
}

function happening(
  event: StoryEvent,
  t: Translate,
  change: ChangeOperations,
): ReactNode {
  switch (event.kind) {
    case 'deployed':
      return deployed(event.deployment, t, change);
    case 'incident':
      return t('delivery.operations.story.incident', {
        title: (
          <TextButton onPress={() => change({ incident: event.incident.id })}>
            {event.incident.title}
          </TextButton>
        ),
      });
    case 'rolled-back':
      return event.deployment.version
        ? t('delivery.operations.story.rolledBackTo', {
            version: <DeploymentButton {...event} change={change} />,
          })
        : t('delivery.operations.story.rolledBack');
    case 'recovered':
      return t('delivery.operations.story.recovered', {
        duration: formatDuration(event.seconds),
      });
    default:
      return t('delivery.operations.story.stillOpen');
  }
}

function deployed(
  deployment: DeploymentOut,
  t: Translate,
  change: ChangeOperations,
) {
  const version = <DeploymentButton deployment={deployment} change={change} />;
  const count = deployment.changes.length;
  return count
    ? t('delivery.operations.story.deployedChanges', { version, count })
    : t('delivery.operations.story.deployed', { version });
}

function DeploymentButton(props: {
  deployment: DeploymentOut;
  change: ChangeOperations;
}) {
  const { deployment, change } = props;
  return (
    <TextButton onPress={() => change({ deployment: deployment.id })}>
      {deploymentName(deployment)}
    </TextButton>
  );
}

/** The time of day; with its weekday when the story runs past midnight. */
function clockTime(instant: string, storyStart: string): string {
  const at = DateTime.fromISO(instant);
  const isSameDay = at.hasSame(DateTime.fromISO(storyStart), 'day');
  return at.toLocaleString({
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isSameDay ? {} : { weekday: 'short' }),
  });
}
