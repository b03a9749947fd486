import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TandemApi } from '@tandem/backstage-plugin-tandem-common';
import { demoAssignments, timeZones } from '../liaisons/demoAssignments';
import { LiaisonPoster } from '../liaisons/LiaisonPoster';
import type { DemoPerson } from '../signIn/demoAuthenticator';
import { SloPoster } from '../slos/SloPoster';
import { imagineHistory } from './generateHistory';
import { HistoryPoster } from './HistoryPoster';
import { PostedHistory } from './PostedHistory';
import { Script, STORY } from './script';
import { refOf, SEED, services, unknownServices } from './services';
import { CatalogReader, waitForEntities } from './waitForEntities';

/**
 * Tells Tandem all about the demo company, once its examples are in the
 * catalog, and keeps it up to date.
 */
export class CompanyPoster {
  readonly #reader: CatalogReader;
  readonly #logger: LoggerService;
  readonly #posted: PostedHistory;
  readonly #history: HistoryPoster;
  readonly #slos: SloPoster;
  readonly #liaisons: LiaisonPoster;
  #script: Script | undefined;

  /** @param options.tandemAs - as one of the demo's people, or as the demo itself */
  constructor(
    options: CatalogReader & { tandemAs: (person?: DemoPerson) => TandemApi },
  ) {
    const { logger, tandemAs } = options;
    const tandem = tandemAs();
    this.#reader = options;
    this.#logger = logger;
    this.#posted = new PostedHistory(tandem);
    this.#history = new HistoryPoster({ logger, tandem });
    this.#slos = new SloPoster({ logger, tandem });
    this.#liaisons = new LiaisonPoster({ logger, tandem, tandemAs });
  }

  async post(signal?: AbortSignal): Promise<void> {
    const refs = await waitForEntities(entityRefs(), this.#reader, signal);
    const held = new Set(refs);
    const found = Object.keys(services).filter(name => held.has(refOf(name)));
    if (found.length === 0) return;
    const newest = await this.#posted.newest(found);
    const now = Date.now();
    const { script, isTold } = this.#script
      ? { script: this.#script, isTold: true }
      : await this.#posted.script(newest, now);
    this.#script = script;
    const happenings = imagineHistory({
      seed: SEED,
      now,
      services: { ...services, ...unknownServices },
      script,
    });
    await this.#liaisons.post({ found: held, now, signal });
    await this.#slos.post(found, {
      happenings,
      now,
      retellFrom: isTold ? {} : { [STORY.service]: script.storyAt },
      signal,
    });
    // Last: as long as it is not there, the demo counts as new.
    await this.#history.post({ happenings, found, newest, now, signal });
    if (!newest) this.#logger.info('The demo company is ready');
  }
}

/** All that something is posted about. */
function entityRefs(): string[] {
  return [
    ...new Set([
      ...Object.keys(services).map(refOf),
      ...demoAssignments.map(({ scope }) => scope),
      ...Object.keys(timeZones).map(name => `user:default/${name}`),
    ]),
  ];
}
