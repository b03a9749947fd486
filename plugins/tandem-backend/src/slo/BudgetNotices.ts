import type { SloStatus } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import {
  budgetEvent,
  firingPage,
  mayBeEvent,
  type BudgetSight,
  type Told,
} from './budgetEvents';
import type { BudgetEvent, BudgetFacts, SloNotices } from './SloNotices';
import type { StoredSlo } from './storedSlo';

const EVENTS: readonly BudgetEvent[] = ['burning', 'exhausted', 'recovered'];

/** Tells owners what becomes of their error budgets. */
export class BudgetNotices {
  readonly #notices: SloNotices;

  constructor(notices: SloNotices) {
    this.#notices = notices;
  }

  /** In a transaction that has locked the SLO. Drafts and archived ones are told to nobody. */
  async tell(
    trx: Knex.Transaction,
    slo: Pick<StoredSlo, 'id' | 'state'>,
    {
      before,
      after,
      now,
    }: { before: BudgetSight | undefined; after: BudgetSight; now: number },
  ): Promise<void> {
    if (slo.state !== 'published' || !mayBeEvent(before, after, now)) return;
    const event = budgetEvent(before, after, await this.#told(trx, slo), now);
    if (event === undefined) return;
    await this.#notices.add(trx, [
      {
        kind: event,
        key: `${bundleOf(slo, event)}/${now}`,
        bundle: bundleOf(slo, event),
        facts: await factsOf(trx, slo, after.status),
      },
    ]);
  }

  async #told(
    trx: Knex.Transaction,
    slo: Pick<StoredSlo, 'id'>,
  ): Promise<Told> {
    const bundles = EVENTS.map(event => bundleOf(slo, event));
    const last = await this.#notices.lastAt(trx, bundles);
    const told: Told = {};
    for (const event of EVENTS) {
      const at = last.get(bundleOf(slo, event));
      if (at !== undefined) told[event] = at;
    }
    return told;
  }
}

function bundleOf({ id }: Pick<StoredSlo, 'id'>, event: BudgetEvent): string {
  return `slo/${id}/${event}`;
}

async function factsOf(
  trx: Knex.Transaction,
  slo: Pick<StoredSlo, 'id'>,
  status: SloStatus,
): Promise<BudgetFacts> {
  const row = await trx('slos as s')
    .join('catalog_entities as e', 'e.id', 's.entity_id')
    .where('s.id', slo.id)
    .first('s.title', 'e.entity_ref');
  const page = firingPage(status);
  const rates = status.burnRates
    .filter(({ window }) => window === page?.long || window === page?.short)
    .map(({ rate }) => rate ?? 0);
  return {
    entityRef: row.entity_ref,
    title: row.title,
    remainingRatio: status.budget?.remainingRatio,
    burnRate: page && Math.min(...rates),
    exhaustsAt:
      status.exhaustsAt === undefined
        ? undefined
        : Date.parse(status.exhaustsAt),
  };
}
