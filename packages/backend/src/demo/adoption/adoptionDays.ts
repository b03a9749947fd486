import {
  ADOPTION_STEPS,
  AdoptionInstants,
  adoptionMedians,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY } from '../history/calendar';

/** A service and when it took its steps. */
export interface AdoptedService {
  ownerRef: string | undefined;
  instants: AdoptionInstants;
}

/** The columns of `fleet_days`. */
export type DayColumns = { date: string } & Record<
  string,
  string | number | null
>;

/** What a snapshot of each day would have told, oldest first, today last. */
export function adoptionDays(
  services: readonly AdoptedService[],
  days: number,
  now: number,
): DayColumns[] {
  const midnight = Math.floor(now / DAY) * DAY;
  return Array.from({ length: days + 1 }, (_, index) =>
    dayAt(services, midnight - (days - index) * DAY),
  );
}

function dayAt(services: readonly AdoptedService[], start: number): DayColumns {
  const end = start + DAY;
  const known = services
    .map(({ ownerRef, instants }) => ({
      ownerRef,
      instants: takenBefore(instants, end),
    }))
    .filter(({ instants }) => instants.catalogued !== undefined);
  const owned = known.filter(({ instants }) => instants.owned !== undefined);
  const medians = adoptionMedians(known.map(({ instants }) => instants));
  return {
    date: new Date(start).toISOString().slice(0, 10),
    teams: new Set(owned.map(({ ownerRef }) => ownerRef)).size,
    ...Object.fromEntries(
      ADOPTION_STEPS.map(step => [
        step,
        known.filter(({ instants }) => instants[step] !== undefined).length,
      ]),
    ),
    ...Object.fromEntries(
      ADOPTION_STEPS.slice(1).map(step => [
        `${step}_days`,
        medians.steps[step] ?? null,
      ]),
    ),
    total_days: medians.total ?? null,
  };
}

function takenBefore(instants: AdoptionInstants, end: number) {
  return Object.fromEntries(
    Object.entries(instants).filter(([, at]) => at !== undefined && at < end),
  ) as AdoptionInstants;
}
