import {
  type DeploymentFact,
  type ServiceFacts,
  type TimeWindow,
} from '@tandem/backstage-plugin-tandem-common';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { toOptional, toOptionalNumber } from '../database/rows';
import { readColumns } from '../database/readColumns';
import type { DeliveryScope } from './DeliveryScopes';
import {
  DEPLOYMENT_COLUMNS,
  SAMPLE_COLUMNS,
  toDeploymentFact,
  toLeadSample,
  type DeploymentFactRow,
  type LeadSampleRow,
} from './factRow';

/** More than this of a roll-up would not fit in memory. */
const FACTS_LIMIT = 500_000;
/** The pieces of one deployment finish at most this far from each other: a week. */
export const PIECES_SPREAD_MILLIS = 7 * 24 * 60 * 60_000;

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
   * The facts of every service in the scope, also of those without any. A
   * roll-up gets some from around the window too: a deployment that several
   * services share counts where the last of its pieces finished.
   *
   * @throws InputError when a roll-up holds too many to compute with
   */
  async findFacts(
    scope: DeliveryScope,
    environment: string,
    window: TimeWindow,
  ): Promise<ScopedFacts[]> {
    const margin = scope.isRollUp ? PIECES_SPREAD_MILLIS : 0;
    const around = { from: window.from - margin, to: window.to + margin };
    const [services, deployments, samples] = await Promise.all([
      this.#findServices(scope, environment, window.to),
      this.#findDeployments(scope, environment, around),
      this.#findSamples(scope, environment, around),
    ]);
    const byId = new Map(services.map(service => [service.entityId, service]));
    const deploymentsById = new Map<
      number,
      { service: ScopedFacts; fact: DeploymentFact }
    >();
    for (const row of deployments) {
      const service = byId.get(row.entity_id);
      if (!service) continue;
      const fact = toDeploymentFact(service.entityRef, row);
      service.deployments.push(fact);
      deploymentsById.set(row.id, { service, fact });
    }
    for (const row of samples) {
      // Both lie at the same instant, so the deployment is here as well.
      const known = deploymentsById.get(row.deployment_id);
      known?.service.samples.push(toLeadSample(known.fact, row));
    }
    return services;
  }

  /** Environments with deployments, production first, then by name. */
  async findEnvironments(scope: DeliveryScope): Promise<string[]> {
    // From one environment to the next in the index, whatever lies between.
    const nextEnvironment = (service: string, after: string) =>
      this.#knex.raw(
        `(select min(d.environment) from deployments as d
           where d.entity_id = ${service} ${after})`,
      );
    const rows = await this.#knex
      .withRecursive('found', ['entity_id', 'environment'], first =>
        first
          .from('catalog_entities as e')
          .whereIn('e.id', scope.entityIds() as number[])
          .select('e.id', nextEnvironment('e.id', ''))
          .unionAll(next =>
            next
              .from('found as f')
              .whereNotNull('f.environment')
              .select(
                'f.entity_id',
                nextEnvironment(
                  'f.entity_id',
                  'and d.environment > f.environment',
                ),
              ),
          ),
      )
      .from('found')
      .whereNotNull('environment')
      .modify(query =>
        scope.rights?.restrict(query, {
          entityId: 'found.entity_id',
          environment: 'found.environment',
        }),
      )
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
    const rows: ServiceRow[] = await this.#knex('catalog_entities as e')
      .whereIn('e.id', scope.entityIds())
      .modify(query => this.#restrictServices(query, scope, environment))
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

  /** In an environment that none of the columns holds. */
  #restrictServices(
    query: Knex.QueryBuilder,
    { rights }: DeliveryScope,
    environment: string,
  ): void {
    if (!rights) return;
    query.joinRaw(
      'cross join (select cast(? as text) as name) as environment',
      [environment],
    );
    rights.restrict(query, {
      entityId: 'e.id',
      environment: 'environment.name',
    });
  }

  async #findDeployments(
    scope: DeliveryScope,
    environment: string,
    window: TimeWindow,
  ): Promise<DeploymentFactRow[]> {
    const query = this.#knex('deployments as d')
      .modify(facts => {
        scope.restrict(facts, 'd.entity_id', 'd.finished_at');
        scope.rights?.restrict(facts, {
          entityId: 'd.entity_id',
          environment: 'd.environment',
        });
      })
      .where({ environment, status: 'succeeded' })
      .where('finished_at', '>=', window.from)
      .where('finished_at', '<', window.to)
      .limit(FACTS_LIMIT + 1)
      .select(DEPLOYMENT_COLUMNS);
    return withinLimit(
      await readColumns<DeploymentFactRow>(
        this.#knex,
        query,
        DEPLOYMENT_COLUMNS,
      ),
    );
  }

  async #findSamples(
    scope: DeliveryScope,
    environment: string,
    window: TimeWindow,
  ): Promise<LeadSampleRow[]> {
    const query = this.#knex('lead_samples as s')
      .modify(samples => {
        scope.restrict(samples, 's.entity_id', 's.deployed_at');
        scope.rights?.restrict(samples, {
          entityId: 's.entity_id',
          environment: 's.environment',
        });
      })
      .where('environment', environment)
      .where('deployed_at', '>=', window.from)
      .where('deployed_at', '<', window.to)
      .limit(FACTS_LIMIT + 1)
      .select(SAMPLE_COLUMNS);
    return withinLimit(
      await readColumns<LeadSampleRow>(this.#knex, query, SAMPLE_COLUMNS),
    );
  }
}

interface ServiceRow {
  id: number;
  entity_ref: string;
  title: string | null;
  owner_ref: string | null;
  first_at: string | number | null;
}

function withinLimit<T>(rows: T[]): T[] {
  if (rows.length > FACTS_LIMIT) {
    throw new InputError(
      `from: the range holds more than ${FACTS_LIMIT} deployments or changes, choose a shorter one`,
    );
  }
  return rows;
}
