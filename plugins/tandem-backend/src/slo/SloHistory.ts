import {
  fieldChanges,
  type OpenSloDocument,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { HistoryRecord, HistoryStore } from '../history/HistoryStore';
import { boundChanges } from './boundChanges';
import type { Authorship } from './SloWriter';
import type { StoredSlo } from './storedSlo';

/** What a history tells of an SLO. */
type Subject = Pick<StoredSlo, 'id' | 'entityId' | 'title'>;

/** Who changes SLOs that nobody changes by hand. */
const TANDEM = 'plugin:tandem';

/** Records what is done to SLOs, in the transactions that do it. */
export class SloHistory {
  readonly #history: HistoryStore;

  constructor(history: HistoryStore) {
    this.#history = history;
  }

  /** @param before - absent for the creation */
  async revised(
    trx: Knex.Transaction,
    before: StoredSlo | undefined,
    after: StoredSlo,
    { by, now, reason, action }: Authorship,
  ): Promise<void> {
    const changes = [
      ...fieldChanges('state', before?.state, after.state),
      ...(before ? fieldChanges('source', before.source, after.source) : []),
      ...fieldChanges('document', before?.document, after.document),
    ];
    await this.#history.add(trx, {
      ...recordOf(after, changes),
      at: now,
      by,
      action: action ?? actionOf(before, after),
      version: after.version,
      reason,
    });
  }

  /** A document changed that these SLOs are read with. */
  async referenceChanged(
    trx: Knex.Transaction,
    readers: Subject[],
    { before, after }: { before: OpenSloDocument; after: OpenSloDocument },
    { by, now }: Authorship,
  ): Promise<void> {
    const root = `${after.kind}.${after.metadata.name}`;
    const changes = fieldChanges(root, before, after);
    await this.#history.add(
      trx,
      ...readers.map(slo => ({
        ...recordOf(slo, changes),
        at: now,
        by,
        action: 'import-reference',
      })),
    );
  }

  /** The service was renamed, and its SLOs went with it. */
  async adopted(
    trx: Knex.Transaction,
    slo: Subject,
    refs: { before: string; after: string },
    now: number,
  ): Promise<void> {
    const changes = fieldChanges('entityRef', refs.before, refs.after);
    await this.#history.add(trx, {
      ...recordOf(slo, changes),
      at: now,
      by: TANDEM,
      action: 'adopt',
    });
  }
}

function recordOf(
  { id, entityId, title }: Subject,
  changes: HistoryRecord['changes'],
): Pick<HistoryRecord, 'subject' | 'entityId' | 'changes'> {
  return {
    subject: { kind: 'slo', id: String(id), title },
    entityId,
    changes: boundChanges(changes),
  };
}

/** What a person would call it. */
function actionOf(before: StoredSlo | undefined, after: StoredSlo): string {
  if (!before) return 'create';
  if (after.state === before.state) return 'edit';
  if (after.state === 'archived') return 'archive';
  if (before.state === 'archived') return 'restore';
  return after.state === 'published' ? 'publish' : 'unpublish';
}
