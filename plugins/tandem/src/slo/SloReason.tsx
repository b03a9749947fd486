import {
  formatDuration,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { exactInstant } from '../ui/RelativeTime';
import { TextLink } from '../ui/TextLink';
import { useUrlState } from '../ui/useUrlState';
import type { BurnCause } from './burnCause';
import { burningSince } from './sloHeadline';

/** Why an SLO is not healthy: «burning since Tue 14:05, 12 min after v2.41». */
export function SloReason(props: { slo: Slo; cause?: BurnCause }) {
  const { slo, cause } = props;
  const { t } = useTranslate();
  const { state } = slo.status;
  const since = burningSince(slo);
  if (!since || (state !== 'exhausted' && state !== 'burning')) {
    return <Muted as="p">{slo.status.reason}</Muted>;
  }
  return (
    <Muted as="p">
      {t(`slo.card.since.${state}`, { when: <DayAndTime instant={since} /> })}
      {cause && ', '}
      {cause && <AfterDeployment cause={cause} />}
    </Muted>
  );
}

function AfterDeployment({ cause }: { cause: BurnCause }) {
  const { t } = useTranslate();
  const url = useUrlState();
  const { deployment, seconds } = cause;
  return t('slo.card.after', {
    duration: formatDuration(seconds),
    version: deployment.id ? (
      <TextLink
        variant="body-small"
        href={url.link({ deployment: deployment.id })}
      >
        {deployment.title}
      </TextLink>
    ) : (
      deployment.title
    ),
  });
}

/** A weekday serves for a week; after that only a date is clear. */
function DayAndTime({ instant }: { instant: string }) {
  const at = DateTime.fromISO(instant);
  const isRecent = at > DateTime.now().minus({ days: 6 }).startOf('day');
  const words = at.toLocaleString({
    ...(isRecent ? { weekday: 'short' } : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <time dateTime={instant} title={exactInstant(instant)}>
      {words}
    </time>
  );
}
