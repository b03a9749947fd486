import { DAY, HOUR, MINUTE } from './calendar';
import { HOTFIX_WORK } from './changes';
import { dramaTitles, nuisanceTitles, outageTitles } from './incidentTitles';
import type { Pace } from './profiles';
import type { Random } from './random';
import { Happening, Release, ServiceRecords } from './ServiceRecords';
import { OUTAGE, STORY } from './script';

/**
 * What happens to one service, release after release. Everything follows from
 * the random numbers handed in; only the version running before a release is
 * remembered.
 */
export class ServiceHistory {
  readonly #records: ServiceRecords;
  #running: Release | undefined;
  #busyUntil = 0;

  constructor(service: string, index: number, traits: Random) {
    this.#records = new ServiceRecords(service, index, traits);
  }

  get happenings(): Happening[] {
    return this.#records.happenings;
  }

  /** Nothing else is released before this instant. */
  get busyUntil(): number {
    return this.#busyUntil;
  }

  startWeek(week: number) {
    this.#records.startWeek(week);
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
    this.#records.writeIncident(random, {
      title: random.pick(dramaTitles),
      severity: 'sev1',
      startedAt: incidentAt,
      resolvedAt: recoveredAt,
      cause: released,
    });
    if (previous) this.#rollBack(random, previous, rolledBackAt, true);
    this.#busyUntil = recoveredAt + HOUR;
  }

  /** The failed release that the demo begins with, to the minute. */
  tellStory(random: Random, pace: Pace, deployedAt: number): void {
    const previous = this.#running;
    const build = this.#records.writeBuild(random, pace, {
      count: 6,
      readyAt: deployedAt - HOUR,
    });
    const released = this.#run(
      this.#records.writeDeployment(random, build, {
        startedAt: deployedAt - 6 * MINUTE,
        finishedAt: deployedAt,
      }),
    );
    const recoveredAt = deployedAt + STORY.recoversAfter;
    this.#records.writeIncident(random, {
      title: STORY.title,
      severity: 'sev1',
      startedAt: deployedAt + STORY.incidentAfter,
      resolvedAt: recoveredAt,
      cause: released,
    });
    if (previous) {
      const rolledBackAt = deployedAt + STORY.rolledBackAfter;
      this.#rollBack(random, previous, rolledBackAt, true);
    }
    this.#busyUntil = recoveredAt + HOUR;
  }

  /** Somebody else's outage, which no deployment brought. */
  sufferOutage(random: Random, startedAt: number, lasts: number): void {
    this.#records.writeIncident(random, {
      title: OUTAGE.title,
      severity: 'sev2',
      startedAt,
      resolvedAt: startedAt + lasts,
    });
  }

  /** Something small that nobody fixes for days. */
  linger(random: Random): void {
    if (!this.#running) return;
    const startedAt =
      this.#running.finishedAt + random.between(90, 300) * MINUTE;
    this.#records.writeIncident(random, {
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
    const build = this.#records.writeBuild(random, pace, {
      count: random.integer(low, high),
      readyAt: startsAt - (pace.staging ? minutesOnStaging + 15 : 6) * MINUTE,
    });
    if (pace.staging) {
      this.#records.writeDeployment(random, build, {
        environment: 'staging',
        startedAt: startsAt - minutesOnStaging * MINUTE,
      });
    }
    let startedAt = startsAt;
    if (brokenAttempt) {
      this.#records.writeDeployment(random, build, {
        status: random.chance(0.8) ? 'failed' : 'cancelled',
        startedAt,
      });
      startedAt += random.between(15, 40) * MINUTE;
    }
    return this.#run(
      this.#records.writeDeployment(random, build, { startedAt }),
    );
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
    this.#records.writeIncident(random, {
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
      this.#records.writeDeployment(
        random,
        { ...target, changes: [] },
        { startedAt, finishedAt, ...(declared && { kind: 'rollback' }) },
      ),
    );
  }

  #fixForward(random: Random, finishedAt: number): void {
    const startedAt = finishedAt - 4 * MINUTE;
    const build = this.#records.writeBuild(random, HOTFIX_WORK, {
      count: 1,
      readyAt: startedAt,
    });
    this.#run(
      this.#records.writeDeployment(random, build, {
        startedAt,
        finishedAt,
        kind: 'hotfix',
      }),
    );
  }

  #run(release: Release): Release {
    this.#running = release;
    this.#busyUntil = Math.max(
      this.#busyUntil,
      release.finishedAt + 20 * MINUTE,
    );
    return release;
  }
}
