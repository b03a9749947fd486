import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import { dayNumberOf, MINUTE } from './calendar';
import { makeChanges, toIso, WorkHours } from './changes';
import type { Random } from './random';

export const DEPLOYMENT_SOURCE = 'demo-ci';
export const INCIDENT_SOURCE = 'demo-on-call';

/** What a deployment brings, whether or not it has run before. */
export interface Build {
  commit: string;
  version: string;
  changes: NonNullable<DeploymentInput['changes']>;
}

/** A deployment that is running or ran: enough to go back to it. */
export interface Release extends Build {
  externalId: string;
  /** Epoch milliseconds. */
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
 * Writes down the builds, deployments and incidents of one service in the form
 * in which a pipeline and an on-call tool report them, numbered by the week and
 * by the day so that every number is given once.
 */
export class ServiceRecords {
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
  readonly #incidentsOfDay = new Map<number, number>();

  constructor(service: string, index: number, traits: Random) {
    this.#service = service;
    this.#entityRef = `component:default/${service}`;
    this.#index = index;
    this.#majorVersion = traits.integer(1, 4);
    this.#minorVersionOffset = traits.integer(0, 90);
  }

  startWeek(week: number) {
    this.#week = week;
    this.#runsThisWeek = 0;
    this.#releasesThisWeek = 0;
    this.#pullRequestsThisWeek = 0;
  }

  /** A version that nobody has deployed yet. */
  writeBuild(
    random: Random,
    work: WorkHours,
    content: { count: number; readyAt: number },
  ): Build {
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

  writeDeployment(
    random: Random,
    { commit, version, changes }: Build,
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

  writeIncident(
    random: Random,
    what: {
      title: string;
      severity: IncidentInput['severity'];
      startedAt: number;
      resolvedAt: number;
      cause?: Release;
    },
  ): void {
    const number = this.#nextIncidentNumber(what.startedAt);
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

  #nextIncidentNumber(startedAt: number): string {
    const day = dayNumberOf(startedAt);
    const count = this.#incidentsOfDay.get(day) ?? 0;
    this.#incidentsOfDay.set(day, count + 1);
    return `${day * 64 + this.#index}${count ? `-${count + 1}` : ''}`;
  }
}
