import type {
  Coverage,
  EntitySummary,
  Slo,
  SloHealthState,
} from '@tandem/backstage-plugin-tandem-common';
import { refName } from '../ui/refName';

/** What would help a service most right now. */
export type NextStep =
  | { kind: 'exhausted' | 'burning'; slo: Slo; channel?: string }
  | { kind: 'source' | 'stale' | 'no-data' | 'draft'; slo: Slo }
  | { kind: 'deployment' | 'slo' | 'done' | 'hidden' }
  | { kind: 'cover' }
  | { kind: 'deputy'; liaison: string; coverage: Coverage };

/**
 * One suggestion: first what hurts users now, then what would hide that it
 * does, then what is still to set up in the order it builds on each other. What
 * the viewer may not see suggests nothing.
 */
export function nextStep(summary: EntitySummary): NextStep {
  return (
    sloStep(summary) ??
    firstStep(summary) ??
    coverStep(summary) ?? { kind: summary.hidden?.length ? 'hidden' : 'done' }
  );
}

function sloStep({ slos = [], coverage }: EntitySummary): NextStep | undefined {
  const published = slos.filter(({ state }) => state === 'published');
  const inState = (state: SloHealthState) =>
    published.find(({ status }) => status.state === state);
  const low = inState('exhausted') ?? inState('burning');
  if (low) {
    return {
      kind: low.status.state === 'exhausted' ? 'exhausted' : 'burning',
      slo: low,
      channel: coverage?.channel,
    };
  }
  const error = inState('error');
  if (error) return { kind: 'source', slo: error };
  const stale = inState('stale');
  return stale && { kind: 'stale', slo: stale };
}

function firstStep({ slos, environments }: EntitySummary) {
  if (environments?.length === 0) {
    return { kind: 'deployment' } as const;
  }
  if (!slos) {
    return undefined;
  }
  if (!slos.length) {
    return { kind: 'slo' } as const;
  }
  const waiting = slos.find(({ status }) => status.state === 'no-data');
  if (waiting) {
    return { kind: 'no-data', slo: waiting } as const;
  }
  return slos.every(({ state }) => state === 'draft')
    ? ({ kind: 'draft', slo: slos[0] } as const)
    : undefined;
}

/** A proposal that waits, or a cover that begins soon, needs no other one. */
function coverStep({ coverage }: EntitySummary): NextStep | undefined {
  if (!coverage) {
    return undefined;
  }
  const { covered, pattern, primary, deputy, people } = coverage;
  if (coverage.proposals > 0 || (!covered && coverage.upcoming)) {
    return undefined;
  }
  if (!covered) {
    return { kind: 'cover' };
  }
  if (!primary || deputy || pattern === 'self-run') {
    return undefined;
  }
  const person = people.find(({ userRef }) => userRef === primary);
  return { kind: 'deputy', liaison: refName(primary, person?.title), coverage };
}
