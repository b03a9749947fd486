import { InputError } from '@backstage/errors';
import {
  computeDoraMetrics,
  computeDoraScore,
  doraSeries,
  isFasterLessStable,
  wentLiveWithin,
  withCoverageSign,
  type Dora,
  type DoraMetrics,
  type DoraQuery,
  type DoraSeries,
  type DoraSeriesQuery,
  type RecoveryClock,
  type TimeWindow,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow } from '../catalog/CatalogStore';
import { toIso } from '../database/rows';
import { DoraStore, type ScopedFacts } from './DoraStore';
import type { DeliveryRights } from './DeliveryRights';
import type { DeliveryScope, DeliveryScopes } from './DeliveryScopes';

const DAY_MILLIS = 24 * 60 * 60_000;
const DEFAULT_WINDOW_MILLIS = 30 * DAY_MILLIS;
/** A chart with more points shows nothing more. */
const SERIES_LIMIT = 1500;

const BUCKET_DAYS = { day: 1, week: 7, month: 28 };

/** The figures of a scope, and the facts they were computed from. */
export interface ComputedDora {
  dora: Dora;
  /** Each service's own figures in the same window. */
  services(): { facts: ScopedFacts; metrics: DoraMetrics }[];
}

/** Tells whether someone helps an entity, or it runs itself. */
export type IsCovered = (entity: CatalogRow) => Promise<boolean>;

/** Answers how a service, or all services of a group, system or domain, deliver. */
export class DoraService {
  readonly #scopes: DeliveryScopes;
  readonly #store: DoraStore;
  readonly #projection: CatalogProjection;
  readonly #recoveryClock: RecoveryClock;
  readonly #isCovered: IsCovered;

  constructor(options: {
    knex: Knex;
    scopes: DeliveryScopes;
    projection: CatalogProjection;
    recoveryClock: RecoveryClock;
    isCovered: IsCovered;
  }) {
    this.#scopes = options.scopes;
    this.#store = new DoraStore(options.knex);
    this.#projection = options.projection;
    this.#recoveryClock = options.recoveryClock;
    this.#isCovered = options.isCovered;
  }

  /**
   * @param rights - of the reader; everything counts unless given
   * @throws NotFoundError for an entity the catalog does not hold, InputError for an impossible range, NotAllowedError
   */
  async dora(query: DoraQuery, rights?: DeliveryRights): Promise<Dora> {
    const { entity, scope } = await this.#scope(query, rights);
    const window = windowOf(query, Date.now());
    const isLong = window.to - window.from > DEFAULT_WINDOW_MILLIS;
    const [{ dora }, knownCover] = await Promise.all([
      this.compute(scope, query),
      // Only matters where it went live in the window, which many have in a long one.
      isLong ? this.#isCovered(entity) : undefined,
    ]);
    if (!wentLiveWithin(dora)) return dora;
    return withCoverageSign(
      dora,
      knownCover ?? (await this.#isCovered(entity)),
    );
  }

  /**
   * @param rights - of the reader; everything counts unless given
   * @throws NotFoundError for an entity the catalog does not hold, InputError for an impossible range, NotAllowedError
   */
  async series(
    query: DoraSeriesQuery,
    rights?: DeliveryRights,
  ): Promise<DoraSeries> {
    const window = windowOf(query, Date.now());
    const days = (window.to - window.from) / DAY_MILLIS;
    if (days / BUCKET_DAYS[query.bucket] > SERIES_LIMIT) {
      throw new InputError(
        `bucket: the range would make more than ${SERIES_LIMIT} points, choose larger buckets or a shorter range`,
      );
    }
    const { scope } = await this.#scope(query, rights);
    const services = await this.#store.findFacts(
      scope,
      query.environment,
      window,
    );
    const points = doraSeries({
      ...this.#options(services, window, query),
      bucket: query.bucket,
    });
    return {
      points: points.map(({ start, end, metrics }) => ({
        start: toIso(start),
        end: toIso(end),
        metrics,
      })),
    };
  }

  async environments(scope: DeliveryScope): Promise<string[]> {
    return this.#store.findEnvironments(scope);
  }

  /** One scan serves the window, the one before it, and each service of a roll-up. */
  async compute(
    scope: DeliveryScope,
    query: Omit<DoraQuery, 'entityRef' | 'descendants'>,
    now: number = Date.now(),
  ): Promise<ComputedDora> {
    const window = windowOf(query, now);
    const previous = {
      from: 2 * window.from - window.to,
      to: window.from,
    };
    const services = await this.#store.findFacts(scope, query.environment, {
      from: previous.from,
      to: window.to,
    });
    const metrics = computeDoraMetrics(this.#options(services, window, query));
    const before = this.#previousMetrics(services, previous, query);
    return {
      dora: {
        entityRef: scope.entityRef,
        environment: query.environment,
        from: toIso(window.from),
        to: toIso(window.to),
        timeZone: query.timeZone,
        edition: query.edition,
        asOf: toIso(now),
        metrics,
        score: computeDoraScore(metrics),
        signs:
          before && isFasterLessStable(metrics, before)
            ? ['faster-less-stable']
            : [],
        ...(!scope.isRollUp &&
          services[0]?.firstSucceededAt !== undefined && {
            firstDeploymentAt: toIso(services[0].firstSucceededAt),
          }),
        incidents: countIncidents(services, window),
        ...(before && {
          previous: {
            from: toIso(previous.from),
            to: toIso(previous.to),
            metrics: before,
          },
        }),
      },
      services: () =>
        services.map(facts => ({
          facts,
          metrics: computeDoraMetrics(this.#options([facts], window, query)),
        })),
    };
  }

  async #scope(query: DoraQuery, rights: DeliveryRights | undefined) {
    const entity = await this.#projection.get(query.entityRef);
    rights?.requireSeen(entity, query.entityRef);
    await rights?.requireFigures(entity, query.environment);
    const scope = this.#scopes.of(entity, query.descendants, rights);
    return { entity, scope };
  }

  #previousMetrics(
    services: ScopedFacts[],
    window: TimeWindow,
    query: Pick<DoraQuery, 'timeZone' | 'edition'>,
  ): DoraMetrics | undefined {
    const earlier = services.map(facts => ({
      ...facts,
      everSucceeded: (facts.firstSucceededAt ?? Infinity) < window.to,
    }));
    return earlier.some(facts => facts.everSucceeded)
      ? computeDoraMetrics(this.#options(earlier, window, query))
      : undefined;
  }

  #options(
    services: ScopedFacts[],
    window: TimeWindow,
    query: Pick<DoraQuery, 'timeZone' | 'edition'>,
  ) {
    return {
      services,
      window,
      timeZone: query.timeZone,
      edition: query.edition,
      recoveryClock: this.#recoveryClock,
    };
  }
}

/**
 * The asked range, cut at now; the last 30 days unless asked otherwise.
 *
 * @throws InputError where it is empty or beyond what dates can hold
 */
function windowOf(
  query: { from?: number; to?: number },
  now: number,
): TimeWindow {
  const to = Math.min(query.to ?? now, now);
  const from = query.from ?? to - DEFAULT_WINDOW_MILLIS;
  if (from >= (query.to ?? now)) {
    throw new InputError(
      query.to === undefined
        ? 'from: must lie in the past'
        : 'from: must be before to',
    );
  }
  if (from >= to) {
    throw new InputError('from: must lie in the past');
  }
  return { from, to };
}

function countIncidents(services: ScopedFacts[], window: TimeWindow): number {
  return services
    .flatMap(service => service.deployments)
    .filter(
      fact => fact.finishedAt >= window.from && fact.finishedAt < window.to,
    )
    .reduce((sum, fact) => sum + fact.incidents, 0);
}
