import {
  mergeIncident,
  sameIncident,
  type Incident,
  type StoredIncident,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { keyText } from '../deliveryKey';
import type { IncidentStore, KeyedIncident } from '../IncidentStore';
import type { PostedItem, WriteOutcome, Writer } from './IngestService';

interface Draft extends Omit<KeyedIncident, 'id'> {
  before?: StoredIncident;
}

/** Merges posted incidents into the stored ones. */
export class IncidentWriter implements Writer<Incident> {
  readonly #store: IncidentStore;

  constructor(store: IncidentStore) {
    this.#store = store;
  }

  async write(
    trx: Knex.Transaction,
    posted: PostedItem<Incident>[],
    receivedAt: number,
  ): Promise<WriteOutcome> {
    const stored = await this.#store.findByKeys(trx, posted.map(keyOf));
    const drafts = new Map<string, Draft>();
    const statuses = posted.map(item => {
      const key = keyText(keyOf(item));
      const known = stored.get(key);
      const draft = drafts.get(key);
      const before = draft?.incident ?? known?.incident;
      const merged = mergeIncident(before, item.value);
      drafts.set(key, {
        ...keyOf(item),
        receivedAt: known?.receivedAt ?? receivedAt,
        before: known?.incident,
        incident: merged,
      });
      if (!before) return 'created' as const;
      return sameIncident(before, merged)
        ? ('unchanged' as const)
        : ('updated' as const);
    });
    const changed = [...drafts.values()].filter(
      ({ before, incident }) => !before || !sameIncident(before, incident),
    );
    const ids = await this.#store.save(trx, changed);
    return {
      results: posted.map((item, index) => ({
        index: item.index,
        status: statuses[index],
        id: String(
          ids.get(keyText(keyOf(item))) ?? stored.get(keyText(keyOf(item)))!.id,
        ),
      })),
      touched: {
        stretches: [],
        deployments: [],
        commits: [],
        incidentIds: [...ids.values()],
      },
    };
  }
}

function keyOf(item: PostedItem<Incident>) {
  return {
    source: item.value.source,
    externalId: item.value.externalId,
    entityId: item.entityId,
  };
}
