import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY, HOUR, startOfWeek, weekNumberOf } from './calendar';
import { Pace, Profile, ProfileName, profiles } from './profiles';
import { createRandom, Random } from './random';
import { Happening, ServiceHistory } from './ServiceHistory';

const HISTORY_WEEKS = 53;

/** The same seed gives the same past, however often and whenever it is asked. */
export interface HistoryOptions {
  seed: string;
  /** Nothing later than this has happened yet; epoch milliseconds. */
  now: number;
  services: Record<string, ProfileName>;
}

/** Deployments and incidents, each in the order in which they happened. */
export interface History {
  deployments: DeploymentInput[];
  incidents: IncidentInput[];
}

/** A year of deployments and incidents up to `now`. */
export function generateHistory(options: HistoryOptions): History {
  const happenings = Object.entries(options.services)
    .flatMap(([service, profile], index) =>
      generateService(service, index, profiles[profile], options),
    )
    .filter(({ at }) => at <= options.now)
    .sort((a, b) => a.at - b.at);
  return {
    deployments: happenings.flatMap(({ deployment }) => deployment ?? []),
    incidents: happenings.flatMap(({ incident }) =>
      incident ? asKnownAt(options.now, incident) : [],
    ),
  };
}

/** What is resolved later is still open. */
function asKnownAt(now: number, incident: IncidentInput): IncidentInput {
  const { resolvedAt, postmortemUrl, ...open } = incident;
  return resolvedAt && Date.parse(resolvedAt) > now ? open : incident;
}

function generateService(
  service: string,
  index: number,
  profile: Profile,
  { seed, now }: HistoryOptions,
): Happening[] {
  const traits = createRandom(`${seed}/${service}`);
  const history = new ServiceHistory(service, index, traits);
  const phase = traits.integer(0, 50);
  const trainDay = traits.next();
  const lastWeek = weekNumberOf(now);
  for (let week = lastWeek - HISTORY_WEEKS; week <= lastWeek; week++) {
    const pace = paceOf(profile, lastWeek - week);
    if (!pace || (week + phase) % pace.everyWeeks !== 0) continue;
    const random = createRandom(`${seed}/${service}/${week}`);
    history.startWeek(week);
    for (const { at, bad } of planWeek(random, pace, week, trainDay)) {
      const startsAt = Math.max(at, history.busyUntil);
      if (startsAt - at > 3 * HOUR) continue;
      if (bad) history.releaseBadly(random, pace, startsAt);
      else history.release(random, pace, startsAt);
    }
    if (random.chance(pace.lingeringRatio ?? 0)) history.linger(random);
  }
  return history.happenings;
}

function paceOf(profile: Profile, weeksAgo: number): Pace | undefined {
  const { bornWeeks = Infinity, retiredWeeks = 0, stretches } = profile;
  if (weeksAgo >= bornWeeks || weeksAgo < retiredWeeks) return undefined;
  return stretches.find(({ sinceWeeks = Infinity }) => weeksAgo < sinceWeeks)
    ?.pace;
}

/** When this week's releases start, in order. */
function planWeek(random: Random, pace: Pace, week: number, trainDay: number) {
  const monday = startOfWeek(week);
  const count = releaseCount(random, pace.releasesPerWeek);
  const days = pace.weekdays;
  // A train keeps its day, everybody else spreads over the week.
  const first = Math.floor(
    (count === 1 && pace.releasesPerWeek === 1 ? trainDay : random.next()) *
      days.length,
  );
  const planned = Array.from({ length: count }, (_, index) => ({
    at:
      monday +
      (days[(first + index) % days.length] - 1) * DAY +
      random.between(7.5, 16) * HOUR,
    bad: false,
  }));
  const bad = (pace.badDays ?? [])
    .filter(({ probability }) => random.chance(probability))
    .map(({ weekday }) => ({
      at: monday + (weekday - 1) * DAY + random.between(9.5, 15) * HOUR,
      bad: true,
    }));
  return [...planned, ...bad].sort((a, b) => a.at - b.at);
}

function releaseCount(random: Random, perWeek: number): number {
  const whole = Math.floor(perWeek);
  const count = whole + (random.chance(perWeek - whole) ? 1 : 0);
  if (count > 4) return count + random.integer(-1, 1);
  return count === 1 && random.chance(0.06) ? 0 : count;
}
