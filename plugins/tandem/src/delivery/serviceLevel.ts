import type {
  DoraLevel,
  DoraMetrics,
} from '@tandem/backstage-plugin-tandem-common';
import { METRICS } from './metrics';

const LEVELS: readonly DoraLevel[] = ['low', 'medium', 'high', 'elite'];

/** The lowest level among the figures that have one, as the score's is. */
export function serviceLevel(metrics: DoraMetrics): DoraLevel | undefined {
  const levels = METRICS.map(name => metrics[name].level);
  return LEVELS.find(level => levels.includes(level));
}
