import {
  type DeploymentFact,
  type DeploymentKind,
  type LeadSample,
  type ServiceFacts,
  type TimeWindow,
} from '@tandem/backstage-plugin-tandem-common';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  toBoolean,
  toNumber,
  toOptional,
  toOptionalNumber,
} from '../database/rows';
import type { DeliveryScope } from './DeliveryScopes';

/** More than this of a roll-up would not fit in memory. */
const FACTS_LIMIT = 500_000;

/** The facts of one service, and what a list shows of it. */
export interface ScopedFacts extends ServiceFacts {
  entityId: number;
  /** Its first successful deployment in the environment. Epoch milliseconds. */
  firstSucceededAt?: number;
  title?: string;
  ownerRef?: string;
}

/** Any window of a scope as indexed scans over the derived facts. */
export class DoraStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * The facts of every service in the scope, also of those without any.
   *
   * @throws InputError when a roll-up holds too many to compute with
   */
  async findFacts(
    scope: DeliveryScope,
    environment: string,
    window: TimeWindow,
  ): Promise<ScopedFacts[]> {
    const services = await this.#findServices(scope, environment, window.to);
    const byId = new Map(services.map(service => [service.entityId, service]));
    const [deployments, samples] = await Promise.all([
      this.#findDeployments(scope, environment, window),
      this.#findSamples(scope, environment, window),
    ]);
    for (const row of deployments) {
      const service = byId.get(row.entity_id);
      service?.deployments.push(toDeploymentFact(service.entityRef, row));
    }
    for (const row of samples) {
      byId.get(row.entity_id)?.samples.push(toLeadSample(row));
    }
    return services;
  }

  /** Environments with deployments, production first, then by name. */
  async findEnvironments(scope: DeliveryScope): Promise<string[]> {
    const rows = await this.#knex('deployments')
      .whereIn('entity_id', scope.entityIds())
      .distinct('environment');
    const rank = (name: string) => (name === 'production' ? 0 : 1);
    return rows
      .map(row => row.environment as string)
      .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
  }

  async #findServices(
    scope: DeliveryScope,
    environment: string,
    to: number,
  ): Promise<ScopedFacts[]> {
    const rows = await this.#knex('catalog_entities as e')
      .whereIn('e.id', scope.entityIds())
      .select(
        'e.id',
        'e.entity_ref',
        'e.title',
        'e.owner_ref',
        this.#knex.raw(
          `(select min(d.finished_at) from deployments as d
             where d.entity_id = e.id and d.environment = ?
               and d.status = 'succeeded') as first_at`,
          [environment],
        ),
      );
    return rows.map(row => {
      const firstSucceededAt = toOptionalNumber(row.first_at);
      return {
        entityId: row.id,
        entityRef: row.entity_ref,
        title: toOptional(row.title),
        ownerRef: toOptional(row.owner_ref),
        firstSucceededAt,
        everSucceeded: (firstSucceededAt ?? Infinity) < to,
        deployments: [],
        samples: [],
      };
    });
  }

  async #findDeployments(
    scope: DeliveryScope,
    environment: string,
    window: TimeWindow,
  ): Promise<DeploymentFactRow[]> {
    const rows: DeploymentFactRow[] = await this.#knex('deployments')
      .modify(query => scope.restrict(query, 'entity_id', 'finished_at'))
      .where({ environment, status: 'succeeded' })
      .where('finished_at', '>=', window.from)
      .where('finished_at', '<', window.to)
      .limit(FACTS_LIMIT + 1)
      .select(
        'entity_id',
        'source',
        'external_id',
        'finished_at',
        'kind',
        'failed',
        'failure_started_at',
        'recovered_at',
        'incidents',
      );
    return withinLimit(rows);
  }

  async #findSamples(
    scope: DeliveryScope,
    environment: string,
    window: TimeWindow,
  ): Promise<LeadSampleRow[]> {
    const rows: LeadSampleRow[] = await this.#knex('lead_samples as s')
      .join('deployments as d', 'd.id', 's.deployment_id')
      .modify(query => scope.restrict(query, 's.entity_id', 's.deployed_at'))
      .where('s.environment', environment)
      .where('s.deployed_at', '>=', window.from)
      .where('s.deployed_at', '<', window.to)
      .limit(FACTS_LIMIT + 1)
      .select('s.*', 'd.source', 'd.external_id');
    return withinLimit(rows);
  }
}

interface DeploymentFactRow {
  entity_id: number;
  source: string;
  external_id: string;
  finished_at: string | number;
  kind: DeploymentKind | null;
  failed: boolean | number;
  failure_started_at: string | number | null;
  recovered_at: string | number | null;
  incidents: number;
}

interface LeadSampleRow {
  entity_id: number;
  source: string;
  external_id: string;
  commit_sha: string;
  deployed_at: string | number;
  lead_millis: string | number;
  coding_millis: string | number | null;
  review_millis: string | number | null;
  deploy_millis: string | number | null;
}

function withinLimit<T>(rows: T[]): T[] {
  if (rows.length > FACTS_LIMIT) {
    throw new InputError(
      `from: the range holds more than ${FACTS_LIMIT} deployments or changes, choose a shorter one`,
    );
  }
  return rows;
}

function toDeploymentFact(
  entityRef: string,
  row: DeploymentFactRow,
): DeploymentFact {
  return {
    entityRef,
    source: row.source,
    externalId: row.external_id,
    finishedAt: toNumber(row.finished_at),
    kind: row.kind ?? 'planned',
    failed: toBoolean(row.failed),
    failureStartedAt: toOptionalNumber(row.failure_started_at),
    recoveredAt: toOptionalNumber(row.recovered_at),
    incidents: row.incidents,
  };
}

function toLeadSample(row: LeadSampleRow): LeadSample {
  return {
    source: row.source,
    externalId: row.external_id,
    commit: row.commit_sha,
    deployedAt: toNumber(row.deployed_at),
    leadMillis: toNumber(row.lead_millis),
    codingMillis: toOptionalNumber(row.coding_millis),
    reviewMillis: toOptionalNumber(row.review_millis),
    deployMillis: toOptionalNumber(row.deploy_millis),
  };
}
