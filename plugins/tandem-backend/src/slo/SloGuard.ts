import type { SloState } from '@tandem/backstage-plugin-tandem-common';

/**
 * Refuses changes to the SLOs of one service, and tells what may be said of
 * those in the way; asked with their rows locked, so it answers from what it
 * knows.
 */
export interface SloGuard {
  /** @throws NotAllowedError */
  create(state: SloState): void;
  /** @throws NotAllowedError */
  change(before: SloState, after: SloState): void;
  /** @throws NotAllowedError */
  archive(before: SloState): void;
  /** Whether more may be told of an SLO than that its name is taken. */
  mayRead(state: SloState): boolean;
}

/** Guards of the services that an SLO is about to belong to, by reference. */
export type SloGuards = (
  entityRefs: readonly string[],
) => Promise<Map<string, SloGuard>>;

/** Guards of all that a file can change. */
export interface ImportGuards {
  services: SloGuards;
  /** Of the services of SLOs, with the state of each, by id. */
  slos(
    ids: readonly number[],
  ): Promise<Map<number, { guard: SloGuard; state: SloState }>>;
}
