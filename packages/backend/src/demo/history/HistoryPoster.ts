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
import { busiestService, services, unknownServices } from './services';

const SEED = 'kestrelmoor';
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
    const known = await this.#waitForCatalog(signal);
    const startedAt = Date.now();
    const history = generateHistory({
      seed: SEED,
      now: startedAt,
      services: { ...known, ...unknownServices },
    });
    const newest = await this.#newestPosted();
    const deployments = history.deployments.filter(({ finishedAt }) =>
      isAfter(finishedAt, newest),
    );
    const incidents = history.incidents.filter(incident =>
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

  /** The services that can be posted for: all, unless examples were removed. */
  async #waitForCatalog(signal?: AbortSignal): Promise<typeof services> {
    const { auth, catalog, logger } = this.#options;
    const names = Object.keys(services);
    const deadline = Date.now() + CATALOG_PATIENCE;
    for (;;) {
      const { items } = await catalog
        .getEntitiesByRefs(
          {
            entityRefs: names.map(name => `component:default/${name}`),
            fields: ['kind', 'metadata.name'],
          },
          { credentials: await auth.getOwnServiceCredentials() },
        )
        .catch(error => {
          logger.debug('The catalog does not answer yet', error);
          return { items: [] };
        });
      const found = names.filter((_, index) => items[index]);
      if (found.length === names.length) return services;
      if (Date.now() > deadline) {
        logger.warn(
          `The catalog holds ${found.length} of ${names.length} example services, the others are left out`,
        );
        return Object.fromEntries(found.map(name => [name, services[name]]));
      }
      await sleep(1000, undefined, { signal });
    }
  }

  async #newestPosted(): Promise<number | undefined> {
    const { items } = await this.#options.tandem.listDeployments({
      entityRef: `component:default/${busiestService}`,
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
