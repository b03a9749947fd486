import {
  type FieldChange,
  type StoredDeployment,
  type StoredIncident,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toIso } from '../../database/rows';
import type { HistoryRecord, HistoryStore } from '../../history/HistoryStore';

/** A delivery whose record a post changed. */
interface Write<TState> {
  id: number;
  entityId: number;
  externalId: string;
  before?: TState;
  after: TState;
}

/** Who handed in, and when in epoch milliseconds. */
interface Posted {
  by: string;
  at: number;
}

/**
 * Of a finished deployment. Its instants are none of them: pieces of one
 * deployment finish one after the other.
 */
const DEPLOYMENT_FIELDS = [
  'status',
  'environment',
  'commit',
  'version',
  'kind',
  'url',
] as const;

const INCIDENT_FIELDS = [
  'environment',
  'title',
  'severity',
  'startedAt',
  'resolvedAt',
  'url',
  'deployment',
  'postmortemUrl',
] as const;

const INSTANTS: readonly string[] = ['startedAt', 'resolvedAt'];

/**
 * Records where a later post replaced what was known for good: not that a
 * deployment finished, an incident was resolved, or an open field was filled.
 */
export class DeliveryCorrections {
  readonly #history: HistoryStore;

  constructor(history: HistoryStore) {
    this.#history = history;
  }

  async ofDeployments(
    trx: Knex.Transaction,
    writes: readonly Write<StoredDeployment>[],
    posted: Posted,
  ): Promise<void> {
    const records = writes.flatMap(write => {
      const { before, after } = write;
      if (!before || before.status === 'in_progress') return [];
      const changes = replaced(before, after, DEPLOYMENT_FIELDS);
      const title = after.version ?? after.commit?.slice(0, 7);
      return toRecords('deployment', { ...write, title, changes }, posted);
    });
    if (records.length > 0) await this.#history.add(trx, ...records);
  }

  async ofIncidents(
    trx: Knex.Transaction,
    writes: readonly Write<StoredIncident>[],
    posted: Posted,
  ): Promise<void> {
    const records = writes.flatMap(write => {
      const { before, after } = write;
      if (!before) return [];
      const changes = replaced(before, after, INCIDENT_FIELDS);
      const { title } = after;
      return toRecords('incident', { ...write, title, changes }, posted);
    });
    if (records.length > 0) await this.#history.add(trx, ...records);
  }
}

function replaced<TState, TField extends keyof TState & string>(
  before: TState,
  after: TState,
  fields: readonly TField[],
): FieldChange[] {
  return fields.flatMap(field => {
    const isKnown = before[field] !== undefined;
    if (!isKnown || isSame(field, before[field], after[field])) return [];
    return [
      {
        field,
        before: shown(field, before[field]),
        after: shown(field, after[field]),
      },
    ];
  });
}

function isSame(field: string, before: unknown, after: unknown): boolean {
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  // An abbreviated commit was filled in.
  return field === 'commit' && String(after).startsWith(String(before));
}

function shown(field: string, value: unknown): unknown {
  return INSTANTS.includes(field) && typeof value === 'number'
    ? toIso(value)
    : value;
}

function toRecords(
  kind: 'deployment' | 'incident',
  corrected: {
    id: number;
    entityId: number;
    externalId: string;
    title?: string;
    changes: FieldChange[];
  },
  { by, at }: Posted,
): HistoryRecord[] {
  const { id, entityId, externalId, title, changes } = corrected;
  if (changes.length === 0) return [];
  return [
    {
      at,
      by,
      action: 'correct',
      subject: { kind, id: String(id), title: title ?? externalId },
      entityId,
      changes,
    },
  ];
}
