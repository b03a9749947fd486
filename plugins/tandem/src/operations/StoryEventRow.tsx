import {
  RiAlertLine,
  RiArrowGoBackLine,
  RiCheckLine,
  RiFireLine,
  RiRocketLine,
  RiTimeLine,
} from '@remixicon/react';
import {
  formatDuration,
  type DeploymentOut,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import type { ReactNode } from 'react';
import { type Translate, useTranslate } from '../translation';
import { exactInstant } from '../ui/RelativeTime';
import { StatusTag, type StatusTone } from '../ui/StatusTag';
import { TextLink } from '../ui/TextLink';
import { deploymentName } from '../delivery/deploymentName';
import { alertWords } from '../slo/budgetSummary';
import type { LinkOperations } from '../summary/operationsState';
import type { StoryEvent } from './story';
import styles from './StoryCard.module.css';

const LOOKS: Record<
  StoryEvent['kind'],
  { tone: StatusTone; icon: typeof RiTimeLine }
> = {
  deployed: { tone: 'announcement', icon: RiRocketLine },
  alert: { tone: 'negative', icon: RiFireLine },
  incident: { tone: 'negative', icon: RiAlertLine },
  'rolled-back': { tone: 'warning', icon: RiArrowGoBackLine },
  recovered: { tone: 'positive', icon: RiCheckLine },
  resolved: { tone: 'positive', icon: RiCheckLine },
  open: { tone: 'negative', icon: RiTimeLine },
  quiet: { tone: 'positive', icon: RiCheckLine },
  firing: { tone: 'negative', icon: RiTimeLine },
};

/** «13:53 v2.41 deployed, 6 changes» */
export function StoryEventRow(props: {
  event: StoryEvent;
  storyStart: string;
  link: LinkOperations;
}) {
  const { event, storyStart, link } = props;
  const { t } = useTranslate();
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
      <span>{happening(event, t, link)}</span>
    </li>
  );
}

function happening(
  event: StoryEvent,
  t: Translate,
  link: LinkOperations,
): ReactNode {
  switch (event.kind) {
    case 'deployed':
      return deployed(event.deployment, t, link);
    case 'alert':
      return alertWords(event.alert, t);
    case 'quiet':
      return t('delivery.operations.story.quiet', {
        duration: formatDuration(event.seconds),
      });
    case 'firing':
      return t('delivery.operations.story.firing');
    case 'resolved':
      return t('delivery.operations.story.resolved', {
        duration: formatDuration(event.seconds),
      });
    case 'incident':
      return t('delivery.operations.story.incident', {
        title: (
          <TextLink href={link({ incident: event.incident.id })}>
            {event.incident.title}
          </TextLink>
        ),
      });
    case 'rolled-back':
      return event.deployment.version
        ? t('delivery.operations.story.rolledBackTo', {
            version: <DeploymentLink {...event} link={link} />,
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
  link: LinkOperations,
) {
  const version = <DeploymentLink deployment={deployment} link={link} />;
  const count = deployment.changes.length;
  return count
    ? t('delivery.operations.story.deployedChanges', { version, count })
    : t('delivery.operations.story.deployed', { version });
}

function DeploymentLink(props: {
  deployment: DeploymentOut;
  link: LinkOperations;
}) {
  const { deployment, link } = props;
  return (
    <TextLink href={link({ deployment: deployment.id })}>
      {deploymentName(deployment)}
    </TextLink>
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
