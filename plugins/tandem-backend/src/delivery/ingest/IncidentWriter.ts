import {
  mergeIncident,
  sameIncident,
  type Incident,
  type IngestResult,
  type StoredIncident,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { keyText } from '../deliveryKey';
import type { IncidentStore, KeyedIncident } from '../IncidentStore';
import type { DeliveryCorrections } from './DeliveryCorrections';
import type {
  PostedItem,
  WriteOutcome,
  Writer,
  Writing,
} from './IngestService';

interface Draft extends Omit<KeyedIncident, 'id'> {
  before?: StoredIncident;
}

/** Merges posted incidents into the stored ones. */
export class IncidentWriter implements Writer<Incident> {
  readonly #store: IncidentStore;
  readonly #corrections: DeliveryCorrections;

  constructor(options: {
    store: IncidentStore;
    corrections: DeliveryCorrections;
  }) {
    this.#store = options.store;
    this.#corrections = options.corrections;
  }

  async write(
    trx: Knex.Transaction,
    posted: PostedItem<Incident>[],
    writing: Writing,
  ): Promise<WriteOutcome> {
    const stored = await this.#store.findByKeys(trx, posted.map(keyOf));
    const drafts = new Map<string, Draft>();
    const results = posted.map(item => {
      const known = stored.get(keyText(keyOf(item)));
      return join(item, known, drafts, writing);
    });
    const changed = [...drafts.values()].filter(
      ({ before, incident }) => !before || !sameIncident(before, incident),
    );
    const ids = await this.#store.save(trx, changed);
    await this.#corrections.ofIncidents(
      trx,
      changed.map(draft => ({
        ...draft,
        id: ids.get(keyText(draft))!,
        after: draft.incident,
      })),
      { by: writing.by, at: writing.receivedAt },
    );
    return {
      results: results.map((result, place) => {
        if (result.status === 'rejected') return result;
        const key = keyText(keyOf(posted[place]));
        return { ...result, id: String(ids.get(key) ?? stored.get(key)!.id) };
      }),
      touched: {
        stretches: [],
        deployments: [],
        commits: [],
        incidentIds: [...ids.values()],
      },
    };
  }
}

/** Adds an item to the draft of its incident, unless it is refused. */
function join(
  item: PostedItem<Incident>,
  known: KeyedIncident | undefined,
  drafts: Map<string, Draft>,
  { check, receivedAt }: Writing,
): IngestResult {
  const key = keyText(keyOf(item));
  const before = drafts.get(key)?.incident ?? known?.incident;
  const merged = mergeIncident(before, item.value);
  const refusal = check?.refusalOf(item, before, merged);
  if (refusal) return refusal;
  drafts.set(key, {
    ...keyOf(item),
    receivedAt: known?.receivedAt ?? receivedAt,
    before: known?.incident,
    incident: merged,
  });
  const { index } = item;
  if (!before) return { index, status: 'created' };
  const isSame = sameIncident(before, merged);
  return { index, status: isSame ? 'unchanged' : 'updated' };
}

function keyOf(item: PostedItem<Incident>) {
  return {
    source: item.value.source,
    externalId: item.value.externalId,
    entityId: item.entityId,
  };
}
