import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  IngestResult,
  Slo,
  SloState,
  TandemApi,
  TIER_MILLIS,
  toOpenSloYaml,
} from '@tandem/backstage-plugin-tandem-common';
import { inBatches } from '../history/inBatches';
import { refOf, SEED } from '../history/services';
import type { Happening } from '../history/ServiceRecords';
import { DemoSlo, demoSlos } from './demoSlos';
import { generateSlots } from './generateSlots';
import { impairmentsOf } from './impairments';
import { openSloDocument } from './openSloDocument';
import { samplesOf } from './sampleBatches';

/** What the samples follow from; instants in epoch milliseconds. */
interface Occasion {
  happenings: readonly Happening[];
  now: number;
  /** Since when a service's counts are told anew, by its name. */
  retellFrom: Readonly<Record<string, number>>;
  signal?: AbortSignal;
}

/**
 * Imports the demo company's SLOs once, and hands in the counts of their
 * services as a push source would: 60 days at first, then what is missing.
 */
export class SloPoster {
  readonly #logger: LoggerService;
  readonly #tandem: TandemApi;

  constructor(options: { logger: LoggerService; tandem: TandemApi }) {
    this.#logger = options.logger;
    this.#tandem = options.tandem;
  }

  /** @param found - the services that the catalog holds */
  async post(found: string[], occasion: Occasion): Promise<void> {
    const startedAt = Date.now();
    const wanted = demoSlos.filter(({ service }) => found.includes(service));
    let stored = await this.#listAll();
    const missing = wanted.filter(slo => !findIn(stored, slo));
    if (missing.length > 0) {
      await this.#import(missing);
      stored = await this.#listAll();
    }
    const results: IngestResult[] = [];
    for (const slo of wanted) {
      const known = findIn(stored, slo);
      if (known?.state !== 'published') continue;
      results.push(...(await this.#postSamples(slo, known, occasion)));
    }
    this.#report(results, Date.now() - startedAt);
  }

  /** Archived ones too: what somebody archived stays archived. */
  async #listAll(): Promise<Slo[]> {
    return [...(await this.#list()), ...(await this.#list('archived'))];
  }

  async #list(state?: SloState): Promise<Slo[]> {
    const slos: Slo[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#tandem.listSlos({ state, cursor, limit: 500 });
      slos.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return slos;
  }

  async #import(slos: DemoSlo[]): Promise<void> {
    const isDraft = ({ counts }: DemoSlo) => counts === undefined;
    const published = slos.filter(slo => !isDraft(slo));
    const drafts = slos.filter(isDraft);
    for (const [state, group] of [
      ['published', published],
      ['draft', drafts],
    ] as const) {
      if (group.length === 0) continue;
      const yaml = toOpenSloYaml(group.map(openSloDocument));
      const { results } = await this.#tandem.importSlos(yaml, { state });
      for (const { name, errors } of results) {
        if (errors.length === 0) continue;
        this.#logger.warn(
          `Tandem did not import the demo's SLO ${name}: ${errors[0].message}`,
        );
      }
    }
  }

  async #postSamples(
    slo: DemoSlo,
    { id, status }: Slo,
    { happenings, now, retellFrom, signal }: Occasion,
  ): Promise<IngestResult[]> {
    const asOf = status.asOf ? Date.parse(status.asOf) : undefined;
    const { stoppedHoursAgo } = slo.counts ?? {};
    if (stoppedHoursAgo && asOf && asOf > now - TIER_MILLIS['5m']) return [];
    const slots = generateSlots(slo, {
      seed: SEED,
      now,
      impairments: impairmentsOf(slo.service, happenings),
      from: asOf && Math.min(asOf, retellFrom[slo.service] ?? asOf),
    });
    const results: IngestResult[] = [];
    for (const { resolution, items } of samplesOf(slots, now)) {
      const posted = await inBatches(items, signal, batch =>
        this.#tandem.postSamples(id, batch, { resolution }),
      );
      results.push(...posted);
    }
    return results;
  }

  #report(results: IngestResult[], milliseconds: number): void {
    const rejected = results.filter(({ status }) => status === 'rejected');
    if (rejected.length > 0) {
      this.#logger.warn(
        `Tandem rejected ${rejected.length} of the demo's samples: ${rejected[0].error?.message}`,
      );
    }
    if (results.length > demoSlos.length) {
      this.#logger.info(
        `Posted ${results.length} samples of the demo company in ${milliseconds} ms`,
      );
    }
  }
}

function findIn(stored: Slo[], { name, service }: DemoSlo): Slo | undefined {
  return stored.find(
    slo => slo.name === name && slo.entityRef === refOf(service),
  );
}
