import type { SloDefinition } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { mergeAlertHistory } from './alertHistory';
import type { AlertStore } from './AlertStore';
import type { BudgetNotices } from './BudgetNotices';
import { evaluateAlerts, slotsNeeded, statusOf } from './sloFigures';
import type { SeriesStore } from './SeriesStore';
import type { SlotStore } from './SlotStore';
import type { StatusStore } from './StatusStore';
import type { StoredSlo } from './storedSlo';

/** Computes how an SLO does, for those who have just written to it. */
export class StatusRefresher {
  readonly #series: SeriesStore;
  readonly #slots: SlotStore;
  readonly #statuses: StatusStore;
  readonly #alerts: AlertStore;
  readonly #budgets: BudgetNotices;

  constructor(options: {
    series: SeriesStore;
    slots: SlotStore;
    statuses: StatusStore;
    alerts: AlertStore;
    budgets: BudgetNotices;
  }) {
    this.#series = options.series;
    this.#slots = options.slots;
    this.#statuses = options.statuses;
    this.#alerts = options.alerts;
    this.#budgets = options.budgets;
  }

  /**
   * In a transaction that has locked the SLO.
   *
   * @param seriesId - the slots it is computed from
   * @param changedFrom - the first slot that changed; all of it unless given
   */
  async refresh(
    trx: Knex.Transaction,
    slo: Pick<StoredSlo, 'id' | 'entityId' | 'state'>,
    {
      definition,
      seriesId,
      now,
      changedFrom,
    }: {
      definition: SloDefinition;
      seriesId: number;
      now: number;
      changedFrom?: number;
    },
  ): Promise<void> {
    const before = await this.#statuses.find(trx, slo.id);
    const asOf = await this.#slots.newestEnd(trx, seriesId);
    const range = asOf && slotsNeeded(definition, { asOf, now });
    const slots = range ? await this.#slots.read(trx, seriesId, range) : [];
    const series = await this.#series.facts(trx, seriesId);
    const facts = { definition, state: slo.state, slots, asOf, now, ...series };
    const evaluations = evaluateAlerts(
      facts,
      changedFrom !== undefined && before?.asOf !== undefined
        ? Math.min(changedFrom, before.asOf)
        : changedFrom,
    );
    const first = Math.min(asOf ?? now, ...evaluations.map(item => item.from));
    const kept = await this.#alerts.since(trx, slo.id, first);
    const history = mergeAlertHistory(kept, evaluations, asOf ?? now);
    await this.#alerts.replace(trx, slo.id, { before: kept, after: history });
    const status = statusOf(facts, history);
    await this.#statuses.save(trx, slo, {
      status,
      staleAfterMillis: definition.staleAfterMillis,
      now,
    });
    await this.#budgets.tell(trx, slo, {
      before,
      after: { status, asOf },
      now,
    });
  }
}
