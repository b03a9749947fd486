import {
  deploymentSchema,
  incidentSchema,
  type Deployment,
  type Incident,
  type IngestResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { CatalogProjection } from '../../catalog/CatalogProjection';
import { parseField, type FieldError } from '../../http/parseInput';
import type { FactDeriver, Touched } from '../facts/FactDeriver';
import type { SnapshotStore } from '../SnapshotStore';
import type { IngestCheck, IngestRights } from './IngestRights';

/** A clock may run ahead by this much; what lies further ahead is a mistake. */
const CLOCK_SKEW_MILLIS = 5 * 60_000;

/** A valid item of a batch and the service it belongs to. */
export interface PostedItem<TValue> {
  /** Place in the batch. */
  index: number;
  entityId: number;
  value: TValue;
}

/** Who hands in. */
export interface Handing {
  /** A User reference, or the subject of a token. */
  by: string;
  /** Where not everything may be handed in. */
  rights?: IngestRights;
}

/** How a batch is written. */
export interface Writing {
  /** Epoch milliseconds. */
  receivedAt: number;
  by: string;
  /** Where not every item may be written. */
  check?: IngestCheck;
}

export interface WriteOutcome {
  results: IngestResult[];
  touched: Touched;
}

/** Stores the valid items of a batch; one for deployments, one for incidents. */
export interface Writer<TValue> {
  write(
    trx: Knex.Transaction,
    posted: PostedItem<TValue>[],
    writing: Writing,
  ): Promise<WriteOutcome>;
}

/**
 * Takes deliveries in: validates each item, finds its service, and in one
 * transaction stores it and derives the facts it touches.
 */
export class IngestService {
  readonly #knex: Knex;
  readonly #projection: CatalogProjection;
  readonly #snapshots: SnapshotStore;
  readonly #facts: FactDeriver;
  readonly #deployments: Writer<Deployment>;
  readonly #incidents: Writer<Incident>;

  constructor(options: {
    knex: Knex;
    projection: CatalogProjection;
    snapshots: SnapshotStore;
    facts: FactDeriver;
    deployments: Writer<Deployment>;
    incidents: Writer<Incident>;
  }) {
    this.#knex = options.knex;
    this.#projection = options.projection;
    this.#snapshots = options.snapshots;
    this.#facts = options.facts;
    this.#deployments = options.deployments;
    this.#incidents = options.incidents;
  }

  /** @param items - as posted, one batch */
  async ingestDeployments(
    items: unknown[],
    handing: Handing,
  ): Promise<IngestResult[]> {
    return this.#ingest(items, handing, deploymentSchema, this.#deployments);
  }

  /** @param items - as posted, one batch */
  async ingestIncidents(
    items: unknown[],
    handing: Handing,
  ): Promise<IngestResult[]> {
    return this.#ingest(items, handing, incidentSchema, this.#incidents);
  }

  async #ingest<TValue extends Deployment | Incident>(
    items: unknown[],
    handing: Handing,
    schema: z.ZodType<TValue>,
    writer: Writer<TValue>,
  ): Promise<IngestResult[]> {
    const now = Date.now();
    const rejected: IngestResult[] = [];
    const valid: { index: number; value: TValue }[] = [];
    items.forEach((item, index) => {
      const parsed = parseField(schema, item);
      const error =
        'error' in parsed ? parsed.error : futureError(parsed.data, now);
      if (error) rejected.push({ index, status: 'rejected', error });
      else if ('data' in parsed) valid.push({ index, value: parsed.data });
    });
    const { posted, refused } = await this.#findServices(valid, handing);
    const stored = await this.#store(posted, handing, writer, now);
    return [...rejected, ...refused, ...stored].sort(
      (a, b) => a.index - b.index,
    );
  }

  /**
   * Who may hand in everything may name a service that is yet to come; who may
   * not gets no row for a name that they made up.
   */
  async #findServices<TValue extends Deployment | Incident>(
    valid: { index: number; value: TValue }[],
    { rights }: Handing,
  ): Promise<{ posted: PostedItem<TValue>[]; refused: IngestResult[] }> {
    const refs = valid.map(item => item.value.entityRef);
    const rows = rights
      ? await this.#projection.known(refs)
      : await this.#projection.resolve(refs);
    const posted: PostedItem<TValue>[] = [];
    const refused: IngestResult[] = [];
    for (const item of valid) {
      const row = rows.get(item.value.entityRef);
      if (!row && rights) refused.push(rights.refusalOfUnknown(item.index));
      else posted.push({ ...item, entityId: row!.id });
    }
    return { posted, refused };
  }

  async #store<TValue extends Deployment | Incident>(
    posted: PostedItem<TValue>[],
    { by, rights }: Handing,
    writer: Writer<TValue>,
    now: number,
  ): Promise<IngestResult[]> {
    if (posted.length === 0) return [];
    const check = await rights?.to(posted.map(item => item.entityId));
    const writing = { by, check, receivedAt: now };
    return this.#knex.transaction(async trx => {
      await this.#snapshots.lock(
        trx,
        posted.map(item => item.entityId),
      );
      const { results, touched } = await writer.write(trx, posted, writing);
      await this.#facts.derive(trx, touched);
      await this.#snapshots.markDirty(
        trx,
        posted
          .filter((_, place) => isStored(results[place]))
          .map(item => item.entityId),
        now,
      );
      return results;
    });
  }
}

function isStored({ status }: IngestResult): boolean {
  return status === 'created' || status === 'updated';
}

function futureError(
  value: Deployment | Incident,
  now: number,
): FieldError | undefined {
  const instants = {
    startedAt: value.startedAt,
    finishedAt: 'finishedAt' in value ? value.finishedAt : undefined,
    resolvedAt: 'resolvedAt' in value ? value.resolvedAt : undefined,
  };
  for (const [field, instant] of Object.entries(instants)) {
    if (instant !== undefined && instant > now + CLOCK_SKEW_MILLIS) {
      return {
        field,
        message: `${field}: lies in the future; check the clock or the time zone of the source`,
      };
    }
  }
  return undefined;
}
