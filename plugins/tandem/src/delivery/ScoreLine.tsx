import type { DoraScore } from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';

/** The score with its two halves, or why there is none. */
export function ScoreLine(props: { score: DoraScore }) {
  const { score } = props;
  const { t } = useTranslate();
  const value =
    score.value === null ? absence(score, t) : scoreInWords(score.value, t);
  return <Muted as="p">{[value, ...halves(score, t)].join(' · ')}</Muted>;
}

/** The score alone, for a heading; nothing where there is none. */
export function ScoreHeading(props: { score: DoraScore }) {
  const { value } = props.score;
  const { t } = useTranslate();
  return value === null ? null : <Muted>{scoreInWords(value, t)}</Muted>;
}

/** What goes below {@link ScoreHeading}: the halves, or why there is no score. */
export function ScoreHalves(props: { score: DoraScore }) {
  const { score } = props;
  const { t } = useTranslate();
  const parts = halves(score, t);
  if (score.value === null) parts.unshift(absence(score, t));
  return <Muted as="p">{parts.join(' · ')}</Muted>;
}

/** A score from 0 to 10 with one decimal. */
export function formatScore(score: number): string {
  return score.toFixed(1);
}

function scoreInWords(value: number, t: Translate): string {
  return `${t('delivery.figure.score')} ${t('delivery.figure.scoreOf', {
    value: formatScore(value),
  })}`;
}

function absence({ reason }: DoraScore, t: Translate): string {
  return t(`delivery.figure.noScore.${reason ?? 'unknown'}`);
}

function halves({ throughput, stability }: DoraScore, t: Translate): string[] {
  const parts: string[] = [];
  if (throughput !== null) {
    const value = formatScore(throughput);
    parts.push(t('delivery.figure.throughput', { value }));
  }
  if (stability !== null) {
    const value = formatScore(stability);
    parts.push(t('delivery.figure.stability', { value }));
  }
  return parts;
}
