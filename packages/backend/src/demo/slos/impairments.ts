import type { IncidentInput } from '@tandem/backstage-plugin-tandem-common';
import { HOUR, MINUTE } from '../history/calendar';
import { OUTAGE, STORY } from '../history/script';
import { refOf } from '../history/services';
import type { Happening } from '../history/ServiceRecords';

/** A time in which a service answers worse than usual, epoch milliseconds. */
export interface Impairment {
  from: number;
  /** From here on it is nearly over: the last release was taken back. */
  easesAt: number;
  to: number;
  /** How much is lost, compared with the service's other impairments. */
  weight: number;
  /** The failed release that the demo begins with. */
  isStory: boolean;
  /** One of those that overspend a budget. */
  isOutage: boolean;
}

type Severity = NonNullable<IncidentInput['severity']>;

const WEIGHTS: Record<Severity, number> = {
  sev1: 6,
  sev2: 4,
  sev3: 2,
  sev4: 1,
};
const OUTAGE_WEIGHT_PER_HOUR = 9;
/** Somebody noticed and went back before anybody was called. */
const QUIET_WEIGHT = 1;
const LONGEST_QUIET = HOUR;
const NOTICED_AFTER = 6 * MINUTE;
const EASED = 0.25;

/**
 * When a service answered worse: from shortly before each of its incidents was
 * opened until it was resolved, and before each release that was taken back.
 *
 * @param happenings - of all services, oldest first
 */
export function impairmentsOf(
  service: string,
  happenings: readonly Happening[],
): Impairment[] {
  const own = happenings.filter(
    ({ deployment, incident }) =>
      (deployment ?? incident)?.entityRef === refOf(service),
  );
  const releases = releasesIn(own);
  const duringIncidents = own.flatMap(({ incident }) =>
    incident ? duringIncident(incident, releases) : [],
  );
  const unannounced = releases
    .map((release, index) => beforeGoingBack(release, releases[index - 1]))
    .filter(quiet => quiet !== undefined)
    .filter(
      ({ to }) =>
        !duringIncidents.some(other => other.from <= to && to <= other.to),
    );
  return [...duringIncidents, ...unannounced];
}

/** How many milliseconds of an impairment fall in [from, to), eased ones less. */
export function impairedMillis(
  impairment: Impairment,
  from: number,
  to: number,
): number {
  const { easesAt } = impairment;
  const start = Math.max(from, impairment.from);
  const end = Math.min(to, impairment.to);
  const full = Math.max(0, Math.min(end, easesAt) - start);
  const eased = Math.max(0, end - Math.max(start, easesAt));
  return full + EASED * eased;
}

interface ProductionRelease {
  at: number;
  /** To a commit that ran before. */
  goesBack: boolean;
}

function releasesIn(happenings: readonly Happening[]): ProductionRelease[] {
  const seen = new Set<string>();
  const releases: ProductionRelease[] = [];
  for (const { at, deployment } of happenings) {
    const { environment, status, commit = '' } = deployment ?? {};
    if (environment !== 'production' || status !== 'succeeded') continue;
    releases.push({ at, goesBack: seen.has(commit) });
    seen.add(commit);
  }
  return releases;
}

function duringIncident(
  { title, severity = 'sev3', startedAt, resolvedAt }: IncidentInput,
  releases: readonly ProductionRelease[],
): Impairment {
  const openedAt = Date.parse(startedAt);
  const to = resolvedAt ? Date.parse(resolvedAt) : Infinity;
  const deployedAt = releases.findLast(({ at }) => at < openedAt)?.at ?? 0;
  const wentBack = releases.find(
    ({ at, goesBack }) => goesBack && at > openedAt && at < to,
  );
  const isOutage = title === OUTAGE.title;
  return {
    from: Math.max(deployedAt, openedAt - NOTICED_AFTER),
    easesAt: wentBack?.at ?? to,
    to,
    weight: isOutage
      ? (OUTAGE_WEIGHT_PER_HOUR * (to - openedAt)) / HOUR
      : WEIGHTS[severity],
    isStory: title === STORY.title,
    isOutage,
  };
}

function beforeGoingBack(
  { at, goesBack }: ProductionRelease,
  previous: ProductionRelease | undefined,
): Impairment | undefined {
  if (!goesBack || !previous) return undefined;
  return {
    from: Math.max(previous.at, at - LONGEST_QUIET),
    easesAt: at,
    to: at,
    weight: QUIET_WEIGHT,
    isStory: false,
    isOutage: false,
  };
}
