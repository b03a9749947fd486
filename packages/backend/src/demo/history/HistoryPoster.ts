import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  IngestResult,
  TandemApi,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY } from './calendar';
import { historyAt } from './generateHistory';
import { inBatches } from './inBatches';
import { refOf, unknownServices } from './services';
import type { Happening } from './ServiceRecords';

/** No incident of the demo stays open for longer. */
const LONGEST_INCIDENT = 13 * DAY;

/**
 * Sends the demo company's history to Tandem as any pipeline would, oldest
 * first, and later only what has happened since.
 */
export class HistoryPoster {
  readonly #logger: LoggerService;
  readonly #tandem: TandemApi;

  constructor(options: { logger: LoggerService; tandem: TandemApi }) {
    this.#logger = options.logger;
    this.#tandem = options.tandem;
  }

  /**
   * @param options.happenings - all up to now
   * @param options.found - the services that the catalog holds
   * @param options.newest - how far earlier runs came, epoch milliseconds
   */
  async post(options: {
    happenings: readonly Happening[];
    found: string[];
    newest: number | undefined;
    now: number;
    signal?: AbortSignal;
  }): Promise<void> {
    const { happenings, found, newest, now, signal } = options;
    const startedAt = Date.now();
    const history = historyAt(now, happenings);
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
        this.#tandem.postIncidents(batch),
      )),
      ...(await inBatches(deployments, signal, batch =>
        this.#tandem.postDeployments(batch),
      )),
    ];
    this.#report(results, Date.now() - startedAt);
  }

  #report(results: IngestResult[], milliseconds: number): void {
    const created = results.filter(({ status }) => status === 'created').length;
    const rejected = results.filter(({ status }) => status === 'rejected');
    if (rejected.length > 0) {
      this.#logger.warn(
        `Tandem rejected ${rejected.length} of the demo's events: ${rejected[0].error?.message}`,
      );
    }
    if (created > 0) {
      this.#logger.info(
        `Posted ${created} deployments and incidents of the demo company in ${milliseconds} ms`,
      );
    }
  }
}

function isAfter(iso: string | undefined, instant: number | undefined) {
  return !instant || (iso !== undefined && Date.parse(iso) > instant);
}
