import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ADOPTION_STEPS,
  AdoptionInstants,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY } from '../history/calendar';
import { SEED } from '../history/services';
import { AdoptedService, adoptionDays, DayColumns } from './adoptionDays';
import { imagineAdoption } from './imagineAdoption';

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

const DAYS = 90;
/** What looks the same so many times is complete: the catalog was read meanwhile. */
const LOOKS = 6;
const LATER_STEPS = ADOPTION_STEPS.slice(1);

/** A row of a service: its key, its owner, and when it was seen to take a step. */
interface ServiceRow {
  entity_id: number;
  entity_ref: string;
  owner_ref: string | null;
  [stepAt: string]: string | number | null;
}

/**
 * Gives the demo company's adoption a past: no real portal begins with one.
 * Written once, into Tandem's own tables; what is there is never made younger.
 */
export class AdoptionPast {
  readonly #database: DatabaseService;
  readonly #logger: LoggerService;
  #isDone = false;
  #seen = '';
  #looks = 0;

  constructor(options: { database: DatabaseService; logger: LoggerService }) {
    this.#database = options.database;
    this.#logger = options.logger;
  }

  /** Does nothing until all of the company is prepared, nor after it was told. */
  async tell(now = Date.now()): Promise<void> {
    if (this.#isDone) return;
    const knex = await this.#database.getClient();
    if (!(await knex.schema.hasTable('fleet_days'))) return;
    if (!(await this.#isSettled(knex))) return;
    this.#isDone = true;
    if (await isTold(knex, now)) return;
    await knex.transaction(async trx => {
      const services = await rewriteSteps(trx, now);
      await writeDays(trx, adoptionDays(services, DAYS, now));
    });
    this.#logger.info(`Imagined ${DAYS} days of adoption for the demo company`);
  }

  /** Somebody helps, something is promised and deployed, and it stays so. */
  async #isSettled(knex: Knex): Promise<boolean> {
    const [waiting] = await knex('fleet_changes').limit(1);
    const [counts] = await knex('fleet_steps')
      .count({ owned: 'owned_at' })
      .count({ covered: 'covered_at' })
      .count({ published: 'published_at' })
      .count({ tracked: 'tracked_at' });
    const numbers = Object.values(counts).map(Number);
    const isSame = !waiting && numbers.join() === this.#seen;
    this.#seen = numbers.join();
    this.#looks = isSame ? this.#looks + 1 : 1;
    return numbers.every(Boolean) && this.#looks >= LOOKS;
  }
}

async function isTold(knex: Knex, now: number): Promise<boolean> {
  const longAgo = new Date(now - (DAYS - 10) * DAY).toISOString().slice(0, 10);
  const [day] = await knex('fleet_days').where('date', '<', longAgo).limit(1);
  return day !== undefined;
}

async function rewriteSteps(trx: Knex, now: number): Promise<AdoptedService[]> {
  const rows: ServiceRow[] = await trx('fleet_services as s')
    .join('catalog_entities as e', 'e.id', 's.entity_id')
    .join('fleet_steps as t', 't.entity_id', 's.entity_id')
    .select('t.*', 's.entity_ref', 's.owner_ref', {
      catalogued_at: 'e.first_seen_at',
    });
  const services: AdoptedService[] = [];
  for (const row of rows) {
    const taken = new Set(LATER_STEPS.filter(step => row[`${step}_at`]));
    const instants = imagineAdoption(`${SEED}/${row.entity_ref}`, taken, now);
    keepOlder(instants, row);
    await trx('catalog_entities')
      .where('id', row.entity_id)
      .update({ first_seen_at: instants.catalogued });
    if (taken.size > 0) {
      await trx('fleet_steps')
        .where('entity_id', row.entity_id)
        .update(
          Object.fromEntries(
            [...taken].map(step => [`${step}_at`, instants[step]]),
          ),
        );
    }
    services.push({ ownerRef: row.owner_ref ?? undefined, instants });
  }
  return services;
}

function keepOlder(instants: AdoptionInstants, row: ServiceRow): void {
  for (const step of ADOPTION_STEPS) {
    const [imagined, seen] = [instants[step], Number(row[`${step}_at`])];
    if (imagined && seen && seen < imagined) instants[step] = seen;
  }
}

/** Days that were really kept stay; of today only how long the steps took changes. */
async function writeDays(trx: Knex, days: DayColumns[]): Promise<void> {
  for (const day of days.slice(0, -1)) {
    await trx('fleet_days').insert(day).onConflict('date').ignore();
  }
  const { date, ...today } = days[days.length - 1];
  const medians = Object.entries(today).filter(([column]) =>
    column.endsWith('_days'),
  );
  await trx('fleet_days').where({ date }).update(Object.fromEntries(medians));
}
