import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY, HOUR, startOfWeek, weekNumberOf } from './calendar';
import { Pace, Profile, ProfileName, profiles } from './profiles';
import { createRandom, Random } from './random';
import { OUTAGE, Script, STORY } from './script';
import { ServiceHistory } from './ServiceHistory';
import type { Happening } from './ServiceRecords';

const HISTORY_WEEKS = 53;

/** The same seed gives the same past, however often and whenever it is asked. */
export interface HistoryOptions {
  seed: string;
  /** Nothing later than this has happened yet; epoch milliseconds. */
  now: number;
  services: Record<string, ProfileName>;
  /** What happens besides, whatever the seed. */
  script?: Script;
}

/** Deployments and incidents, each in the order in which they happened. */
export interface History {
  deployments: DeploymentInput[];
  incidents: IncidentInput[];
}

/** A release that somebody starts, and how it goes. */
interface Plan {
  /** Epoch milliseconds; of the story when it is live. */
  at: number;
  course: 'good' | 'bad' | 'story';
}

/** A year of deployments and incidents up to `now`. */
export function generateHistory(options: HistoryOptions): History {
  return historyAt(options.now, imagineHistory(options));
}

/** What is known of it at an instant, in epoch milliseconds. */
export function historyAt(
  now: number,
  happenings: readonly Happening[],
): History {
  return {
    deployments: happenings.flatMap(({ deployment }) => deployment ?? []),
    incidents: happenings.flatMap(({ incident }) =>
      incident ? asKnownAt(now, incident) : [],
    ),
  };
}

/** A year up to `now`, with the end of what is still open then; oldest first. */
export function imagineHistory(options: HistoryOptions): Happening[] {
  return Object.entries(options.services)
    .flatMap(([service, profile], index) =>
      generateService(service, index, profiles[profile], options),
    )
    .filter(({ at }) => at <= options.now)
    .sort((a, b) => a.at - b.at);
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
  { seed, now, script }: HistoryOptions,
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
    const storyAt = service === STORY.service ? script?.storyAt : undefined;
    const plans = planWeek(random, pace, week, trainDay);
    for (const plan of withStory(plans, week, storyAt)) {
      carryOut(history, random, pace, plan);
    }
    if (random.chance(pace.lingeringRatio ?? 0)) history.linger(random);
  }
  const outages = service === OUTAGE.service ? script?.outages : undefined;
  for (const { at, lasts } of outages ?? []) {
    history.sufferOutage(createRandom(`${seed}/outage`), at, lasts);
  }
  return history.happenings;
}

function carryOut(
  history: ServiceHistory,
  random: Random,
  pace: Pace,
  { at, course }: Plan,
): void {
  if (course === 'story') {
    history.tellStory(random, pace, at);
    return;
  }
  const startsAt = Math.max(at, history.busyUntil);
  if (startsAt - at > 3 * HOUR) return;
  if (course === 'bad') history.releaseBadly(random, pace, startsAt);
  else history.release(random, pace, startsAt);
}

/** Clears the hours around the story, so that it stands out. */
function withStory(
  plans: Plan[],
  week: number,
  storyAt: number | undefined,
): Plan[] {
  if (storyAt === undefined) return plans;
  const others = plans.filter(
    ({ at }) =>
      at < storyAt - STORY.quietBefore || at > storyAt + STORY.quietAfter,
  );
  return weekNumberOf(storyAt) === week
    ? inOrder([...others, { at: storyAt, course: 'story' }])
    : others;
}

function paceOf(profile: Profile, weeksAgo: number): Pace | undefined {
  const { bornWeeks = Infinity, retiredWeeks = 0, stretches } = profile;
  if (weeksAgo >= bornWeeks || weeksAgo < retiredWeeks) return undefined;
  return stretches.find(({ sinceWeeks = Infinity }) => weeksAgo < sinceWeeks)
    ?.pace;
}

/** When this week's releases start, in order. */
function planWeek(
  random: Random,
  pace: Pace,
  week: number,
  trainDay: number,
): Plan[] {
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
    course: 'good' as const,
  }));
  const bad = (pace.badDays ?? [])
    .filter(({ probability }) => random.chance(probability))
    .map(({ weekday }) => ({
      at: monday + (weekday - 1) * DAY + random.between(9.5, 15) * HOUR,
      course: 'bad' as const,
    }));
  return inOrder([...planned, ...bad]);
}

function inOrder(plans: Plan[]): Plan[] {
  return plans.sort((a, b) => a.at - b.at);
}

function releaseCount(random: Random, perWeek: number): number {
  const whole = Math.floor(perWeek);
  const count = whole + (random.chance(perWeek - whole) ? 1 : 0);
  if (count > 4) return count + random.integer(-1, 1);
  return count === 1 && random.chance(0.06) ? 0 : count;
}
