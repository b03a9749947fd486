import {
  adoptionCounts,
  adoptionMedians,
  FUNNEL_DAYS_DEFAULT,
  FUNNEL_DAYS_MAXIMUM,
  toFunnel,
  type AdoptionMedians,
  type Funnel,
  type FunnelQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { AdoptionStore } from './AdoptionStore';
import type { DayStore } from './DayStore';
import type { FleetUpkeep } from './FleetUpkeep';
import type { FleetView } from './FleetView';
import { partialFunnel } from './partialFunnel';

const DAY_MILLIS = 86_400_000;

/** How far the services have come, and how far they had on earlier days. */
export class FunnelService {
  readonly #adoption: AdoptionStore;
  readonly #days: DayStore;
  readonly #upkeep: FleetUpkeep;

  constructor(options: {
    adoption: AdoptionStore;
    days: DayStore;
    upkeep: FleetUpkeep;
  }) {
    this.#adoption = options.adoption;
    this.#days = options.days;
    this.#upkeep = options.upkeep;
  }

  async funnel({ days = FUNNEL_DAYS_DEFAULT }: FunnelQuery): Promise<Funnel> {
    await this.#upkeep.beforeRead();
    const now = Date.now();
    const [groups, teams, before, latest] = await Promise.all([
      this.#adoption.groups(),
      this.#adoption.teams(),
      this.#days.between(dateOf(now, days), dateOf(now)),
      this.#days.latest(),
    ]);
    const medians = latest?.medians ?? (await this.takeSnapshot());
    return toFunnel({
      now,
      teams,
      ...adoptionCounts(groups),
      medians,
      days: before,
    });
  }

  /** Of what a reader sees who does not see everything, counted now. */
  async partialFunnel(view: FleetView): Promise<Funnel> {
    await this.#upkeep.beforeRead();
    const [groups, teams] = await Promise.all([
      this.#adoption.groups(view),
      this.#adoption.teams(view),
    ]);
    const { denied } = view;
    return partialFunnel({ now: Date.now(), teams, groups, denied });
  }

  /**
   * Keeps how things are as those of today, once more each time, and forgets
   * days that are too old. A median takes reading all services, so that it is
   * computed here and not for each answer.
   */
  async takeSnapshot(): Promise<AdoptionMedians> {
    const now = Date.now();
    const groups = await this.#adoption.groups();
    const medians = adoptionMedians(await this.#adoption.instants());
    await this.#days.save({
      date: dateOf(now),
      teams: await this.#adoption.teams(),
      services: adoptionCounts(groups).services,
      medians,
    });
    await this.#days.deleteBefore(dateOf(now, FUNNEL_DAYS_MAXIMUM));
    return medians;
  }
}

/** The civil date of UTC so many days ago. */
function dateOf(now: number, daysAgo = 0): string {
  return new Date(now - daysAgo * DAY_MILLIS).toISOString().slice(0, 10);
}
