import {
  RiAlertLine,
  RiCalendarCloseLine,
  RiCalendarEventLine,
  RiFireLine,
  RiHourglassLine,
  RiPlugLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { AttentionItem } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { StatusTag, type StatusTone } from '../ui/StatusTag';

/** A source that fails is another trouble than one that is silent. */
type Reason = AttentionItem['kind'] | 'source-error';

const LOOKS: Record<
  Reason,
  { tone: StatusTone; icon: RemixiconComponentType }
> = {
  'budget-exhausted': { tone: 'negative', icon: RiAlertLine },
  'budget-burning': { tone: 'negative', icon: RiFireLine },
  'stale-sli': { tone: 'neutral', icon: RiTimeLine },
  'source-error': { tone: 'warning', icon: RiPlugLine },
  proposal: { tone: 'announcement', icon: RiHourglassLine },
  'absence-uncovered': { tone: 'warning', icon: RiCalendarCloseLine },
  'ending-without-successor': { tone: 'warning', icon: RiCalendarEventLine },
};

/** Why something needs a liaison, in a word. */
export function AttentionTag({ item }: { item: AttentionItem }) {
  const { t } = useTranslate();
  const reason: Reason = isSourceError(item) ? 'source-error' : item.kind;
  return (
    <StatusTag {...LOOKS[reason]}>{t(`attention.kind.${reason}`)}</StatusTag>
  );
}

function isSourceError({ kind, slo }: AttentionItem): boolean {
  return kind === 'stale-sli' && slo?.state === 'error';
}
