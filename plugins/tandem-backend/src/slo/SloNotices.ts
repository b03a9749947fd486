import type { Knex } from 'knex';

/** What owners hear of a budget. */
export type BudgetEvent = 'burning' | 'exhausted' | 'recovered';

export interface BudgetFacts {
  entityRef: string;
  /** Of the SLO. */
  title: string;
  /** What is left of the budget; absent without traffic. */
  remainingRatio?: number;
  /** Over the windows of the alert that fires, the lower one. */
  burnRate?: number;
  /** When nothing is left at this rate, in epoch milliseconds. */
  exhaustsAt?: number;
}

/** Something about a budget that people should hear of, once. */
export interface SloNotice {
  kind: BudgetEvent;
  /** Names it among all: a second one with the same key is none. */
  key: string;
  /** Those of one SLO and kind, of which the newest is told. */
  bundle: string;
  facts: BudgetFacts;
}

/** Is told, in the transaction of a change, of what people should hear of. */
export interface SloNotices {
  add(trx: Knex.Transaction, notices: readonly SloNotice[]): Promise<void>;
  /** When the last notice of each bundle was added, in epoch milliseconds. */
  lastAt(
    trx: Knex.Transaction,
    bundles: readonly string[],
  ): Promise<Map<string, number>>;
}
