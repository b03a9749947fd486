import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY, dayNumberOf, HOUR, MINUTE } from './calendar';
import { HOTFIX_WORK, makeChanges, toIso, WorkHours } from './changes';
import { dramaTitles, nuisanceTitles, outageTitles } from './incidentTitles';
import type { Pace } from './profiles';
import type { Random } from './random';

export const DEPLOYMENT_SOURCE = 'demo-ci';
export const INCIDENT_SOURCE = 'demo-on-call';

/** A deployment that is running or ran: enough to go back to it. */
interface Release {
  commit: string;
  version: string;
  changes: NonNullable<DeploymentInput['changes']>;
  externalId: string;
  finishedAt: number;
}

/** Something to post, and the instant from which it may be posted. */
export interface Happening {
  /** Epoch milliseconds. */
  at: number;
  deployment?: DeploymentInput;
  incident?: IncidentInput;
}

/**
 * Writes down what one service does, release after release. Everything follows
 * from the random numbers handed in; only the version running before a release
 * is remembered.
 */
export class ServiceHistory {
  readonly happenings: Happening[] = [];
  readonly #service: string;
  readonly #entityRef: string;
  readonly #index: number;
  readonly #majorVersion: number;
  readonly #minorVersionOffset: number;
  #week = 0;
  #runsThisWeek = 0;
  #releasesThisWeek = 0;
  #pullRequestsThisWeek = 0;
  #incidentsToday = { day: 0, count: 0 };
  #running: Release | undefined;
  #busyUntil = 0;

  constructor(service: string, index: number, traits: Random) {
    this.#service = service;
    this.#entityRef = `component:default/${service}`;
    this.#index = index;
    this.#majorVersion = traits.integer(1, 4);
    this.#minorVersionOffset = traits.integer(0, 90);
  }

  /** Nothing else is released before this instant. */
  get busyUntil(): number {
    return this.#busyUntil;
  }

  startWeek(week: number) {
    this.#week = week;
    this.#runsThisWeek = 0;
    this.#releasesThisWeek = 0;
    this.#pullRequestsThisWeek = 0;
  }

  /** A release that goes through, perhaps at the second attempt. */
  release(random: Random, pace: Pace, startsAt: number): void {
    const previous = this.#running;
    const released = this.#deployNew(random, pace, startsAt);
    if (random.chance(pace.failRatio)) {
      this.#fail(random, pace, released, previous);
    }
  }

  /** A release that fails within minutes and is rolled back within the hour. */
  releaseBadly(random: Random, pace: Pace, startsAt: number): void {
    const previous = this.#running;
    const released = this.#deployNew(random, pace, startsAt);
    const incidentAt = released.finishedAt + random.between(12, 14) * MINUTE;
    const rolledBackAt = incidentAt + random.between(20, 27) * MINUTE;
    const recoveredAt = rolledBackAt + random.between(12, 22) * MINUTE;
    this.#writeIncident(random, {
      title: random.pick(dramaTitles),
      severity: 'sev1',
      startedAt: incidentAt,
      resolvedAt: recoveredAt,
      cause: released,
    });
    if (previous) this.#rollBack(random, previous, rolledBackAt, true);
    this.#busyUntil = recoveredAt + HOUR;
  }

  /** Something small that nobody fixes for days. */
  linger(random: Random): void {
    if (!this.#running) return;
    const startedAt =
      this.#running.finishedAt + random.between(90, 300) * MINUTE;
    this.#writeIncident(random, {
      title: random.pick(nuisanceTitles),
      severity: 'sev4',
      startedAt,
      resolvedAt: startedAt + random.between(6, 12) * DAY,
    });
  }

  #deployNew(random: Random, pace: Pace, startsAt: number): Release {
    const minutesOnStaging = random.between(25, 80);
    const brokenAttempt = random.chance(pace.brokenAttemptRatio);
    const [low, high] = pace.changesPerRelease;
    const release = this.#prepare(random, pace, {
      count: random.integer(low, high),
      readyAt: startsAt - (pace.staging ? minutesOnStaging + 15 : 6) * MINUTE,
    });
    if (pace.staging) {
      this.#writeDeployment(random, release, {
        environment: 'staging',
        startedAt: startsAt - minutesOnStaging * MINUTE,
      });
    }
    let startedAt = startsAt;
    if (brokenAttempt) {
      this.#writeDeployment(random, release, {
        status: random.chance(0.8) ? 'failed' : 'cancelled',
        startedAt,
      });
      startedAt += random.between(15, 40) * MINUTE;
    }
    return this.#run(this.#writeDeployment(random, release, { startedAt }));
  }

  #fail(
    random: Random,
    pace: Pace,
    released: Release,
    previous: Release | undefined,
  ): void {
    const incidentAt = released.finishedAt + random.between(4, 70) * MINUTE;
    const repair = random.duration(pace.medianRecoveryMinutes) * MINUTE;
    const repairedAt = incidentAt + repair;
    const way = random.next();
    this.#busyUntil = repairedAt + HOUR;
    // Some notice before anybody is paged and quietly go back.
    if (way < 0.12 && previous) {
      this.#rollBack(random, previous, incidentAt, false);
      return;
    }
    this.#writeIncident(random, {
      title: random.pick(outageTitles),
      severity: random.chance(0.3) ? 'sev2' : 'sev3',
      startedAt: incidentAt,
      resolvedAt: repairedAt,
      cause: random.chance(0.5) ? released : undefined,
    });
    if (way < 0.5 && previous) {
      const rolledBackAt = incidentAt + repair * random.between(0.4, 0.8);
      this.#rollBack(random, previous, rolledBackAt, random.chance(0.5));
    } else if (way < 0.85) {
      this.#fixForward(random, incidentAt + repair * random.between(0.6, 0.85));
    }
  }

  #rollBack(
    random: Random,
    target: Release,
    finishedAt: number,
    declared: boolean,
  ): void {
    const startedAt = finishedAt - 3 * MINUTE;
    this.#run(
      this.#writeDeployment(
        random,
        { ...target, changes: [] },
        { startedAt, finishedAt, ...(declared && { kind: 'rollback' }) },
      ),
    );
  }

  #fixForward(random: Random, finishedAt: number): void {
    const startedAt = finishedAt - 4 * MINUTE;
    const release = this.#prepare(random, HOTFIX_WORK, {
      count: 1,
      readyAt: startedAt,
    });
    this.#run(
      this.#writeDeployment(random, release, {
        startedAt,
        finishedAt,
        kind: 'hotfix',
      }),
    );
  }

  /** A version that nobody has deployed yet. */
  #prepare(
    random: Random,
    work: WorkHours,
    content: { count: number; readyAt: number },
  ): Pick<Release, 'commit' | 'version' | 'changes'> {
    const ordinal = this.#releasesThisWeek++;
    const minor = this.#week - this.#minorVersionOffset;
    this.#pullRequestsThisWeek += content.count;
    const changes = makeChanges(random, this.#service, work, {
      ...content,
      key: `${this.#week}/${ordinal}`,
      lastNumber: this.#week * 50 + this.#pullRequestsThisWeek,
    });
    return {
      commit: changes[0].commit,
      version: `v${this.#majorVersion}.${minor}.${ordinal}`,
      changes,
    };
  }

  #run(release: Release): Release {
    this.#running = release;
    this.#busyUntil = Math.max(
      this.#busyUntil,
      release.finishedAt + 20 * MINUTE,
    );
    return release;
  }

  #writeDeployment(
    random: Random,
    release: Pick<Release, 'commit' | 'version' | 'changes'>,
    what: {
      startedAt: number;
      finishedAt?: number;
      environment?: string;
      status?: DeploymentInput['status'];
      kind?: DeploymentInput['kind'];
    },
  ): Release {
    const run = this.#week * 60 + ++this.#runsThisWeek;
    const externalId = `${this.#service}#${run}`;
    const finishedAt =
      what.finishedAt ?? what.startedAt + random.between(4, 9) * MINUTE;
    const { commit, version, changes } = release;
    this.happenings.push({
      at: finishedAt,
      deployment: {
        entityRef: this.#entityRef,
        environment: what.environment ?? 'production',
        status: what.status ?? 'succeeded',
        startedAt: toIso(what.startedAt),
        finishedAt: toIso(finishedAt),
        commit,
        version,
        ...(what.kind && { kind: what.kind }),
        ...(changes.length > 0 && { changes }),
        source: DEPLOYMENT_SOURCE,
        externalId,
        url: `https://ci.example.com/kestrelmoor/${this.#service}/runs/${run}`,
      },
    });
    return { commit, version, changes, externalId, finishedAt };
  }

  #writeIncident(
    random: Random,
    what: {
      title: string;
      severity: IncidentInput['severity'];
      startedAt: number;
      resolvedAt: number;
      cause?: Release;
    },
  ): void {
    const day = dayNumberOf(what.startedAt);
    const count =
      this.#incidentsToday.day === day ? this.#incidentsToday.count + 1 : 0;
    this.#incidentsToday = { day, count };
    const number = `${day * 64 + this.#index}${count ? `-${count + 1}` : ''}`;
    const hasPostmortem = what.severity === 'sev1' && random.chance(0.7);
    this.happenings.push({
      at: what.startedAt,
      incident: {
        entityRef: this.#entityRef,
        title: what.title,
        severity: what.severity,
        startedAt: toIso(what.startedAt),
        resolvedAt: toIso(what.resolvedAt),
        source: INCIDENT_SOURCE,
        externalId: `INC-${number}`,
        url: `https://incidents.example.com/INC-${number}`,
        ...(what.cause && {
          deployment: {
            source: DEPLOYMENT_SOURCE,
            externalId: what.cause.externalId,
          },
        }),
        ...(hasPostmortem && {
          postmortemUrl: `https://wiki.example.com/postmortems/INC-${number}`,
        }),
      },
    });
  }
}
