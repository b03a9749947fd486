import {
  RiAlertLine,
  RiCalendarCloseLine,
  RiCalendarEventLine,
  RiFireLine,
  RiHourglassLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { AttentionKind } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { StatusTag, type StatusTone } from '../ui/StatusTag';

const LOOKS: Record<
  AttentionKind,
  { tone: StatusTone; icon: RemixiconComponentType }
> = {
  'budget-exhausted': { tone: 'negative', icon: RiAlertLine },
  'budget-burning': { tone: 'negative', icon: RiFireLine },
  'stale-sli': { tone: 'neutral', icon: RiTimeLine },
  proposal: { tone: 'announcement', icon: RiHourglassLine },
  'absence-uncovered': { tone: 'warning', icon: RiCalendarCloseLine },
  'ending-without-successor': { tone: 'warning', icon: RiCalendarEventLine },
};

/** Why something needs a liaison, in a word. */
export function AttentionTag({ kind }: { kind: AttentionKind }) {
  const { t } = useTranslate();
  return <StatusTag {...LOOKS[kind]}>{t(`attention.kind.${kind}`)}</StatusTag>;
}
