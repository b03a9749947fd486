import {
  mergeDeployment,
  sameDeployment,
  type Deployment,
  type StoredDeployment,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { ChainStore } from '../facts/ChainStore';
import type { Touched } from '../facts/FactDeriver';
import { keyText } from '../deliveryKey';
import type { DeploymentStore, KeyedDeployment } from '../DeploymentStore';
import type { PostedItem, WriteOutcome, Writer } from './IngestService';
import {
  changedChanges,
  touchedByDeployments,
  type DeploymentWrite,
} from './touched';

interface Draft extends Omit<KeyedDeployment, 'id'> {
  id?: number;
  before?: StoredDeployment;
}

/** Merges posted deployments into the stored ones. */
export class DeploymentWriter implements Writer<Deployment> {
  readonly #store: DeploymentStore;
  readonly #chains = new ChainStore();

  constructor(store: DeploymentStore) {
    this.#store = store;
  }

  async write(
    trx: Knex.Transaction,
    posted: PostedItem<Deployment>[],
    receivedAt: number,
  ): Promise<WriteOutcome> {
    const stored = await this.#store.findByKeys(trx, posted.map(keyOf));
    const drafts = new Map<string, Draft>();
    const statuses = posted.map(item => {
      const key = keyText(keyOf(item));
      const known = stored.get(key);
      const draft = drafts.get(key) ?? {
        ...keyOf(item),
        id: known?.id,
        receivedAt: known?.receivedAt ?? receivedAt,
        before: known?.deployment,
        deployment: known?.deployment ?? mergeDeployment(undefined, item.value),
      };
      const isNew = !known && !drafts.has(key);
      const merged = mergeDeployment(draft.deployment, item.value);
      const isSame = sameDeployment(merged, draft.deployment);
      drafts.set(key, { ...draft, deployment: merged });
      if (isNew) return 'created' as const;
      return isSame ? ('unchanged' as const) : ('updated' as const);
    });
    const writes = await this.#save(trx, [...drafts.values()]);
    const ids = new Map(writes.map(write => [keyText(write), write.id]));
    return {
      results: posted.map((item, index) => ({
        index: item.index,
        status: statuses[index],
        id: String(
          ids.get(keyText(keyOf(item))) ?? stored.get(keyText(keyOf(item)))!.id,
        ),
      })),
      touched: await this.#touched(trx, writes),
    };
  }

  async #save(
    trx: Knex.Transaction,
    drafts: Draft[],
  ): Promise<DeploymentWrite[]> {
    const changed = drafts.filter(
      ({ before, deployment }) =>
        !before || !sameDeployment(before, deployment),
    );
    const ids = await this.#store.save(trx, changed);
    const writes = changed.map(({ before, deployment, ...draft }) => ({
      id: ids.get(keyText(draft))!,
      source: draft.source,
      externalId: draft.externalId,
      entityId: draft.entityId,
      before,
      after: deployment,
    }));
    await this.#store.saveChanges(
      trx,
      writes.flatMap(write =>
        changedChanges(write).map(change => ({
          deploymentId: write.id,
          entityId: write.entityId,
          change,
        })),
      ),
    );
    return writes;
  }

  async #touched(
    trx: Knex.Transaction,
    writes: DeploymentWrite[],
  ): Promise<Touched> {
    const lost = writes.filter(
      ({ before, after }) =>
        before?.status === 'succeeded' && after.status !== 'succeeded',
    );
    await this.#chains.clearFacts(
      trx,
      lost.map(write => write.id),
    );
    return touchedByDeployments(writes);
  }
}

function keyOf(item: PostedItem<Deployment>) {
  return {
    source: item.value.source,
    externalId: item.value.externalId,
    entityId: item.entityId,
  };
}
