import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DoraScore } from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef, type Translate } from '../translation';
import { Muted } from '../ui/Muted';

/** The score with its two halves, or why there is none. */
export function ScoreLine(props: { score: DoraScore }) {
  const { t } = useTranslationRef(tandemTranslationRef);
  return <Muted as="p">{scoreParts(props.score, t).join(' · ')}</Muted>;
}

function scoreParts(score: DoraScore, t: Translate): string[] {
  const { value, throughput, stability, reason } = score;
  const parts = [
    value === null
      ? t(`delivery.figure.noScore.${reason ?? 'unknown'}`)
      : `${t('delivery.figure.score')} ${t('delivery.figure.scoreOf', {
          value: formatScore(value),
        })}`,
  ];
  if (throughput !== null) {
    const halves = { value: formatScore(throughput) };
    parts.push(t('delivery.figure.throughput', halves));
  }
  if (stability !== null) {
    const halves = { value: formatScore(stability) };
    parts.push(t('delivery.figure.stability', halves));
  }
  return parts;
}

/** A score from 0 to 10 with one decimal. */
export function formatScore(score: number): string {
  return score.toFixed(1);
}
