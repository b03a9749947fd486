import {
  RiAlertLine,
  RiCheckLine,
  RiDraftLine,
  RiFireLine,
  RiQuestionLine,
} from '@remixicon/react';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../translation';
import { StatusTag, type StatusTone } from '../ui/StatusTag';
import { sloHeadline, type SloHeadline } from './sloHeadline';

const LOOKS: Record<
  SloHeadline['kind'],
  { tone: StatusTone; icon: typeof RiCheckLine }
> = {
  burning: { tone: 'negative', icon: RiFireLine },
  exhausted: { tone: 'negative', icon: RiAlertLine },
  unclear: { tone: 'neutral', icon: RiQuestionLine },
  healthy: { tone: 'positive', icon: RiCheckLine },
  drafts: { tone: 'announcement', icon: RiDraftLine },
};

/** «1 burning», «2 of 3 healthy» */
export function SloHeadlineTag(props: { slos: readonly Slo[] }) {
  const { t } = useTranslate();
  const headline = sloHeadline(props.slos);
  return (
    headline && (
      <StatusTag {...LOOKS[headline.kind]}>{words(headline, t)}</StatusTag>
    )
  );
}

function words(headline: SloHeadline, t: Translate): string {
  switch (headline.kind) {
    case 'unclear':
      return t('slo.card.headline.unclear', {
        healthy: `${headline.healthy}`,
        total: `${headline.total}`,
      });
    case 'drafts':
      return t('slo.card.headline.drafts', { count: headline.count });
    default:
      return t(`slo.card.headline.${headline.kind}`, {
        slos: `${headline.count}`,
      });
  }
}
