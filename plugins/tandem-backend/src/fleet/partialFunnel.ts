import {
  ADOPTION_STEPS,
  adoptionCounts,
  type AdoptionGroup,
  type AdoptionStep,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import type { FleetSection } from './fleetSections';

/** What a step is read from, where that is not the catalog. */
const SECTION_OF_STEP: Partial<Record<AdoptionStep, FleetSection>> = {
  tracked: 'dora',
  drafted: 'slo',
  published: 'slo',
  covered: 'coverage',
};

/**
 * The funnel of somebody from whom something is hidden: only how things are
 * now. What was kept of earlier days, and how long services took, is of all of
 * them.
 *
 * @param denied - parts that are hidden of each service, whose steps are left out
 */
export function partialFunnel(facts: {
  /** Epoch milliseconds. */
  now: number;
  teams: number;
  groups: readonly AdoptionGroup[];
  denied: readonly FleetSection[];
}): Funnel {
  const shown = ADOPTION_STEPS.filter(step => {
    const section = SECTION_OF_STEP[step];
    return !section || !facts.denied.includes(section);
  });
  // A hidden step is on nobody's way to the others.
  const passed = ADOPTION_STEPS.filter(step => !shown.includes(step));
  const { services, reached } = adoptionCounts(
    facts.groups.map(group => ({
      ...group,
      steps: {
        ...group.steps,
        ...Object.fromEntries(passed.map(step => [step, true])),
      },
    })),
  );
  return {
    asOf: new Date(facts.now).toISOString(),
    teams: facts.teams,
    steps: shown.map(step => ({
      step,
      services: services[step],
      reached: reached[step],
      change: null,
      medianDays: null,
    })),
    medianDaysToCovered: null,
    medianDaysToCoveredBefore: null,
    trend: [],
    isPartial: true,
  };
}
