import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { DoraService } from './DoraService';
import type { DeliveryScopes } from './DeliveryScopes';
import type { SnapshotClaim, SnapshotStore } from './SnapshotStore';

/** Snapshots per claim: less than a lease of work, even on a slow machine. */
const STEP = 100;

/** Computes the snapshots that are due: after a write, and every hour. */
export class SnapshotRefresher {
  readonly #knex: Knex;
  readonly #scopes: DeliveryScopes;
  readonly #dora: DoraService;
  readonly #snapshots: SnapshotStore;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    scopes: DeliveryScopes;
    dora: DoraService;
    snapshots: SnapshotStore;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#scopes = options.scopes;
    this.#dora = options.dora;
    this.#snapshots = options.snapshots;
    this.#logger = options.logger;
  }

  /** @returns how many were computed; call again until it is 0 */
  async step(): Promise<number> {
    const claims = await this.#snapshots.claimDue(STEP, Date.now());
    for (const claim of claims) {
      try {
        await this.#refresh(claim);
      } catch (error) {
        // It is tried again when its lease ends; the others must not wait for it.
        this.#logger.warn('A snapshot could not be computed', {
          entityId: claim.entityId,
          cause: String(error),
        });
      }
    }
    return claims.length;
  }

  async #refresh(claim: SnapshotClaim): Promise<void> {
    const now = Date.now();
    const entity = await this.#knex('catalog_entities')
      .where('id', claim.entityId)
      .first('id', 'entity_ref', 'kind');
    const scope = this.#scopes.of(
      { id: entity.id, entityRef: entity.entity_ref, kind: entity.kind },
      false,
    );
    const [{ dora }, environments] = await Promise.all([
      this.#dora.compute(
        scope,
        { environment: 'production', timeZone: 'UTC', edition: '2023' },
        now,
      ),
      this.#dora.environments(scope),
    ]);
    await this.#snapshots.save(claim, { dora, environments }, now);
  }
}
