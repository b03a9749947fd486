import {
  ADOPTION_STEPS,
  type AdoptionCounts,
  type AdoptionDay,
  type AdoptionMedians,
  type AdoptionStep,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toOptional } from '../database/rows';

/** All but the first take time to get to. */
const LATER_STEPS = ADOPTION_STEPS.slice(1);

/** How far the services had come on each day, a civil date of UTC. */
export class DayStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What was kept of the day before is replaced. */
  async save(day: AdoptionDay & { teams: number }): Promise<void> {
    const { date, teams, services, medians } = day;
    await this.#knex('fleet_days')
      .insert({
        date,
        teams,
        ...services,
        ...Object.fromEntries(
          LATER_STEPS.map(step => [
            `${step}_days`,
            medians.steps[step] ?? null,
          ]),
        ),
        total_days: medians.total ?? null,
      })
      .onConflict('date')
      .merge();
  }

  /** Oldest first; the end is not among them. */
  async between(from: string, until: string): Promise<AdoptionDay[]> {
    const rows = await this.#knex('fleet_days')
      .where('date', '>=', from)
      .where('date', '<', until)
      .orderBy('date')
      .select('*');
    return rows.map(toDay);
  }

  async latest(): Promise<AdoptionDay | undefined> {
    const row = await this.#knex('fleet_days').orderBy('date', 'desc').first();
    return row && toDay(row);
  }

  async deleteBefore(date: string): Promise<void> {
    await this.#knex('fleet_days').where('date', '<', date).delete();
  }
}

type DayRow = { date: string } & AdoptionCounts &
  Record<`${AdoptionStep | 'total'}_days`, number | null>;

function toDay(row: DayRow): AdoptionDay {
  const medians: AdoptionMedians = {
    steps: Object.fromEntries(
      LATER_STEPS.map(step => [step, toOptional(row[`${step}_days`])]),
    ),
    total: toOptional(row.total_days),
  };
  const { date, catalogued, owned, tracked, drafted, published, covered } = row;
  return {
    date,
    services: { catalogued, owned, tracked, drafted, published, covered },
    medians,
  };
}
