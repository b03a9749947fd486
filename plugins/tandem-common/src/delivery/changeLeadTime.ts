import type { DoraEdition, DoraMetrics } from './doraSchema';
import type { LeadSample } from './facts';
import { changeLeadTimeLevel } from './levels';
import { timeScore } from './score';
import { median, quantiles } from './statistics';

type ChangeLeadTime = DoraMetrics['changeLeadTime'];

/**
 * How long a change takes to production: the interpolated median and 90th
 * percentile. A negative lead time tells of a wrong link or clock, so it is
 * left out and counted.
 *
 * Source: https://dora.dev/guides/dora-metrics/
 *
 * @param samples - the changes deployed in the window, each once
 */
export function changeLeadTime(
  samples: readonly LeadSample[],
  edition: DoraEdition,
): ChangeLeadTime {
  const used = samples.filter(sample => sample.leadMillis >= 0);
  const [medianSeconds, p90Seconds] = quantiles(
    used.map(sample => sample.leadMillis),
    [0.5, 0.9],
  ).map(toSeconds);
  const phases = phaseMedians(used);
  return {
    medianSeconds: medianSeconds ?? null,
    p90Seconds: p90Seconds ?? null,
    changes: used.length,
    excluded: samples.length - used.length,
    ...(Object.keys(phases).length > 0 && { phases }),
    level: changeLeadTimeLevel(medianSeconds, edition),
    score: medianSeconds === undefined ? null : timeScore(medianSeconds),
  };
}

function phaseMedians(
  samples: readonly LeadSample[],
): NonNullable<ChangeLeadTime['phases']> {
  const codingSeconds = phaseMedian(samples.map(it => it.codingMillis));
  const reviewSeconds = phaseMedian(samples.map(it => it.reviewMillis));
  const deploySeconds = phaseMedian(samples.map(it => it.deployMillis));
  return {
    ...(codingSeconds !== undefined && { codingSeconds }),
    ...(reviewSeconds !== undefined && { reviewSeconds }),
    ...(deploySeconds !== undefined && { deploySeconds }),
  };
}

function phaseMedian(millis: (number | undefined)[]): number | undefined {
  const known = millis.filter(phase => phase !== undefined);
  return toSeconds(median(known.map(phase => Math.max(0, phase))));
}

function toSeconds(millis: number | undefined): number | undefined {
  return millis === undefined ? undefined : millis / 1000;
}
