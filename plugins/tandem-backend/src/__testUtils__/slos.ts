import type { SampleInput, Slo } from '@tandem/backstage-plugin-tandem-common';
import type { RunningTandem } from './startTandem';

export const SLOT = 5 * 60_000;

/** An OpenSLO document of `search` whose events are pushed. */
export function sloDocument(
  name: string,
  more: {
    service?: string;
    target?: number;
    duration?: string;
    /** Another value is another query. */
    counter?: boolean;
    spec?: Record<string, unknown>;
    metadata?: Record<string, unknown>;
  } = {},
): Record<string, unknown> {
  const metric = (series: string) => ({
    metricSource: { type: 'push', spec: { series } },
  });
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name, displayName: `About ${name}`, ...more.metadata },
    spec: {
      service: more.service ?? 'search',
      indicator: {
        metadata: { name: `${name}-indicator` },
        spec: {
          ratioMetric: {
            counter: more.counter ?? true,
            good: metric('good'),
            total: metric('total'),
          },
        },
      },
      timeWindow: [{ duration: more.duration ?? '30d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ displayName: 'Answers', target: more.target ?? 0.999 }],
      ...more.spec,
    },
  };
}

/** The end of the newest slot that is over, in epoch milliseconds. */
export function lastSlotEnd(): number {
  return Math.floor(Date.now() / SLOT) * SLOT;
}

/** Slots that end now, one after the other; the last one given is the newest. */
export function samples(
  counts: { good: number; total: number }[],
  end: number = lastSlotEnd(),
): SampleInput[] {
  return counts.map((count, index) => ({
    start: new Date(end - (counts.length - index) * SLOT).toISOString(),
    ...count,
  }));
}

/** Twelve slots of 1,000 events; all the missed ones in the seventh. */
export function lastHour(missed: number): SampleInput[] {
  return samples(
    Array.from({ length: 12 }, (_, index) => ({
      good: 1000 - (index === 6 ? missed : 0),
      total: 1000,
    })),
  );
}

/** Creates a published SLO. */
export async function createSlo(
  tandem: Pick<RunningTandem, 'post'>,
  document: Record<string, unknown>,
): Promise<Slo> {
  const { body } = await tandem
    .post('/slos', { document, state: 'published' })
    .expect(201);
  return body;
}
