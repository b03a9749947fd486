import {
  RiArrowDownLine,
  RiArrowUpDoubleLine,
  RiArrowUpLine,
  RiEqualLine,
} from '@remixicon/react';
import type { DoraLevel } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { StatusTag, type StatusTone } from '../ui/StatusTag';

const LOOKS: Record<DoraLevel, { tone: StatusTone; icon: typeof RiEqualLine }> =
  {
    elite: { tone: 'positive', icon: RiArrowUpDoubleLine },
    high: { tone: 'announcement', icon: RiArrowUpLine },
    medium: { tone: 'warning', icon: RiEqualLine },
    low: { tone: 'negative', icon: RiArrowDownLine },
  };

/** A level of the DORA report. */
export function LevelTag(props: { level: DoraLevel }) {
  const { t } = useTranslate();
  const { tone, icon } = LOOKS[props.level];
  return (
    <StatusTag tone={tone} icon={icon}>
      {t(`delivery.figure.level.${props.level}`)}
    </StatusTag>
  );
}
