import {
  mergeDeployment,
  sameDeployment,
  type Deployment,
  type IngestResult,
  type StoredDeployment,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { ChainStore } from '../facts/ChainStore';
import type { Touched } from '../facts/FactDeriver';
import { keyText } from '../deliveryKey';
import type { DeploymentStore, KeyedDeployment } from '../DeploymentStore';
import type { DeliveryCorrections } from './DeliveryCorrections';
import type {
  PostedItem,
  WriteOutcome,
  Writer,
  Writing,
} from './IngestService';
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
  readonly #corrections: DeliveryCorrections;
  readonly #chains = new ChainStore();

  constructor(options: {
    store: DeploymentStore;
    corrections: DeliveryCorrections;
  }) {
    this.#store = options.store;
    this.#corrections = options.corrections;
  }

  async write(
    trx: Knex.Transaction,
    posted: PostedItem<Deployment>[],
    writing: Writing,
  ): Promise<WriteOutcome> {
    const stored = await this.#store.findByKeys(trx, posted.map(keyOf));
    const drafts = new Map<string, Draft>();
    const results = posted.map(item => {
      const known = stored.get(keyText(keyOf(item)));
      return join(item, known, drafts, writing);
    });
    const writes = await this.#save(trx, [...drafts.values()]);
    await this.#corrections.ofDeployments(trx, writes, {
      by: writing.by,
      at: writing.receivedAt,
    });
    const ids = new Map(writes.map(write => [keyText(write), write.id]));
    return {
      results: results.map((result, place) => {
        if (result.status === 'rejected') return result;
        const key = keyText(keyOf(posted[place]));
        return { ...result, id: String(ids.get(key) ?? stored.get(key)!.id) };
      }),
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

/** Adds an item to the draft of its deployment, unless it is refused. */
function join(
  item: PostedItem<Deployment>,
  known: KeyedDeployment | undefined,
  drafts: Map<string, Draft>,
  { check, receivedAt }: Writing,
): IngestResult {
  const key = keyText(keyOf(item));
  const draft = drafts.get(key);
  const before = draft?.deployment ?? known?.deployment;
  const merged = mergeDeployment(before, item.value);
  const refusal = check?.refusalOf(item, before, merged, item.value);
  if (refusal) return refusal;
  drafts.set(key, {
    ...keyOf(item),
    id: known?.id,
    receivedAt: known?.receivedAt ?? receivedAt,
    before: known?.deployment,
    deployment: merged,
  });
  const { index } = item;
  if (!before) return { index, status: 'created' };
  const isSame = sameDeployment(merged, before);
  return { index, status: isSame ? 'unchanged' : 'updated' };
}

function keyOf(item: PostedItem<Deployment>) {
  return {
    source: item.value.source,
    externalId: item.value.externalId,
    entityId: item.entityId,
  };
}
