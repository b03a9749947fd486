import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  BATCH_LIMIT,
  IngestResult,
  TandemApi,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY } from './calendar';
import { generateHistory } from './generateHistory';
import { DEPLOYMENT_SOURCE } from './ServiceHistory';
import { services, unknownServices } from './services';

const SEED = 'kestrelmoor';
const CATALOG_INTERVAL = 1500;
/** When nothing was added to the catalog for so long, nothing will be. */
const CATALOG_PATIENCE = 90_000;
/** No incident of the demo stays open for longer. */
const LONGEST_INCIDENT = 13 * DAY;

/**
 * Sends the demo company's history to Tandem as any pipeline would, oldest
 * first, and later only what has happened since.
 */
export class HistoryPoster {
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    tandem: TandemApi;
  };

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    tandem: TandemApi;
  }) {
    this.#options = options;
  }

  async post(signal?: AbortSignal): Promise<void> {
    const { logger, tandem } = this.#options;
    const found = await this.#waitForCatalog(signal);
    if (found.length === 0) return;
    const startedAt = Date.now();
    const history = generateHistory({
      seed: SEED,
      now: startedAt,
      services: { ...services, ...unknownServices },
    });
    const newest = await this.#newestPosted(found);
    const wanted = new Set(
      [...found, ...Object.keys(unknownServices)].map(refOf),
    );
    const deployments = history.deployments.filter(
      ({ entityRef, finishedAt }) =>
        wanted.has(entityRef) && isAfter(finishedAt, newest),
    );
    const incidents = history.incidents.filter(
      incident =>
        wanted.has(incident.entityRef) &&
        isAfter(incident.startedAt, newest && newest - LONGEST_INCIDENT),
    );
    // Incidents go first: a run that breaks off resumes at the newest deployment.
    const results = [
      ...(await inBatches(incidents, signal, batch =>
        tandem.postIncidents(batch),
      )),
      ...(await inBatches(deployments, signal, batch =>
        tandem.postDeployments(batch),
      )),
    ];
    this.#report(results, Date.now() - startedAt);
    if (!newest) logger.info('The demo company is ready');
  }

  /** The services to post for: all, unless examples were removed. */
  async #waitForCatalog(signal?: AbortSignal): Promise<string[]> {
    const all = Object.keys(services);
    let found: string[] = [];
    let grownAt = Date.now();
    for (;;) {
      const now = await this.#findInCatalog(all);
      if (now.length > found.length) grownAt = Date.now();
      found = now;
      if (found.length === all.length) return found;
      if (Date.now() - grownAt > CATALOG_PATIENCE) {
        this.#options.logger.warn(
          `The catalog holds ${found.length} of ${all.length} example services, the others get no history`,
        );
        return found;
      }
      await sleep(CATALOG_INTERVAL, undefined, { signal });
    }
  }

  async #findInCatalog(names: string[]): Promise<string[]> {
    const { auth, catalog, logger } = this.#options;
    try {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: names.map(refOf), fields: ['kind', 'metadata.name'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return names.filter((_, index) => items[index]);
    } catch (error) {
      logger.debug(`The catalog does not answer yet: ${error}`);
      return [];
    }
  }

  /**
   * How far earlier runs came, in epoch milliseconds. Everything is posted in
   * the order in which it happened, so one service that deploys on every
   * working day tells it for all.
   */
  async #newestPosted(found: string[]): Promise<number | undefined> {
    const busy = found.find(name => services[name] === 'elite');
    if (!busy) return undefined;
    const { items } = await this.#options.tandem.listDeployments({
      entityRef: refOf(busy),
      limit: 500,
    });
    const newest = items.find(({ source }) => source === DEPLOYMENT_SOURCE);
    return newest?.finishedAt ? Date.parse(newest.finishedAt) : undefined;
  }

  #report(results: IngestResult[], milliseconds: number): void {
    const { logger } = this.#options;
    const created = results.filter(({ status }) => status === 'created').length;
    const rejected = results.filter(({ status }) => status === 'rejected');
    if (rejected.length > 0) {
      logger.warn(
        `Tandem rejected ${rejected.length} of the demo's events: ${rejected[0].error?.message}`,
      );
    }
    if (created > 0) {
      logger.info(
        `Posted ${created} deployments and incidents of the demo company in ${milliseconds} ms`,
      );
    }
  }
}

function refOf(name: string) {
  return `component:default/${name}`;
}

function isAfter(iso: string | undefined, instant: number | undefined) {
  return !instant || (iso !== undefined && Date.parse(iso) > instant);
}

async function inBatches<T>(
  items: T[],
  signal: AbortSignal | undefined,
  post: (batch: T[]) => Promise<{ results: IngestResult[] }>,
): Promise<IngestResult[]> {
  const results: IngestResult[] = [];
  for (let start = 0; start < items.length; start += BATCH_LIMIT) {
    signal?.throwIfAborted();
    const batch = items.slice(start, start + BATCH_LIMIT);
    results.push(...(await post(batch)).results);
  }
  return results;
}
