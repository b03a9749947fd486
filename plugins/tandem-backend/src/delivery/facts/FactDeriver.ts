import {
  attributeIncident,
  deriveChain,
  failureOf,
  type ChainLink,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { preferIndexes } from '../../database/preferIndexes';
import type { DeliveryKey } from '../DeploymentStore';
import { AttributionStore } from './AttributionStore';
import {
  chainText,
  ChainStore,
  sameFacts,
  toFacts,
  type ChainMember,
  type ChainStretch,
} from './ChainStore';
import { LeadSampleStore, type ChainCommit } from './LeadSampleStore';

/** What a write touched, and so what must be derived anew. */
export interface Touched {
  /** Chains in which a successful deployment came, went or moved, from the earliest such position. */
  stretches: ChainStretch[];
  /** Deployments that came, went or moved. */
  deployments: (DeliveryKey & { id: number })[];
  /** Commits whose earliest holder may be another one now. */
  commits: ChainCommit[];
  /** Incidents that were posted. */
  incidentIds: number[];
}

/**
 * Derives the facts that a write touches, in the transaction of that write:
 * kinds and rollbacks of each chain from the earliest change on, attributions,
 * failures, and lead samples. Deployments before a stretch cannot change: a
 * kind depends on earlier deployments only.
 */
export class FactDeriver {
  readonly #chains = new ChainStore();
  readonly #attributions = new AttributionStore();
  readonly #samples = new LeadSampleStore();
  readonly #attributionLimitMillis: number | undefined;

  /** @param attributionLimitMillis - `undefined`: only explicit links count */
  constructor(attributionLimitMillis: number | undefined) {
    this.#attributionLimitMillis = attributionLimitMillis;
  }

  async derive(trx: Knex.Transaction, touched: Touched): Promise<void> {
    await preferIndexes(trx);
    const members = await this.#chains.findStretches(trx, touched.stretches);
    const links = await this.#deriveLinks(trx, touched.stretches, members);
    const attributed = await this.#attribute(trx, touched);
    await this.#saveFacts(trx, members, links, attributed);
    await this.#samples.derive(trx, touched.commits);
  }

  /** Kind and rollback of each member from the stretch's start on, and the rollback of the one before. */
  async #deriveLinks(
    trx: Knex.Transaction,
    stretches: ChainStretch[],
    members: ChainMember[],
  ): Promise<Map<number, ChainLink>> {
    const firstDeployed = await this.#chains.findFirstDeployed(
      trx,
      commitsOf(members),
    );
    const byChain = groupByChain(members);
    const links = new Map<number, ChainLink>();
    for (const stretch of stretches) {
      const chain = byChain.get(chainText(stretch)) ?? [];
      const derived = deriveChain(chain, {
        firstDeployed: firstDeployed.get(chainText(stretch)) ?? new Map(),
      });
      const positions = new Map(chain.map(member => [member.id, member]));
      derived.forEach((link, index) => {
        const member = positions.get(link.id as number)!;
        const next = derived[index + 1];
        if (member.finishedAt >= stretch.from) {
          links.set(member.id, link);
        } else if (
          !next ||
          positions.get(next.id as number)!.finishedAt >= stretch.from
        ) {
          // The one before the stretch keeps its kind: what led to it is not all here.
          const kind = member.facts.kind ?? link.kind;
          links.set(member.id, { ...link, kind });
        }
      });
    }
    return links;
  }

  /** @returns the deployments whose incidents changed in number or time */
  async #attribute(
    trx: Knex.Transaction,
    touched: Touched,
  ): Promise<Set<number>> {
    const ids = new Set([
      ...touched.incidentIds,
      ...(await this.#attributions.findInStretches(trx, touched.stretches)),
      ...(await this.#attributions.findLinkedTo(trx, touched.deployments)),
      ...(await this.#attributions.findAttributedTo(
        trx,
        touched.deployments.map(deployment => deployment.id),
      )),
    ]);
    const incidents = await this.#attributions.findIncidents(trx, [...ids]);
    const moved: { id: number; deploymentId: number | undefined }[] = [];
    const affected = new Set<number>();
    for (const incident of incidents) {
      const deploymentId = attributeIncident(
        { startedAt: incident.startedAt, deployment: incident.link },
        {
          ascending: incident.latest ? [incident.latest] : [],
          findLinked: () => incident.linkedId,
        },
        { attributionLimitMillis: this.#attributionLimitMillis },
      );
      if (deploymentId !== incident.deploymentId) {
        moved.push({ id: incident.id, deploymentId });
      }
      for (const id of [deploymentId, incident.deploymentId]) {
        if (id !== undefined) affected.add(id);
      }
    }
    await this.#attributions.saveAttributions(trx, moved);
    return affected;
  }

  async #saveFacts(
    trx: Knex.Transaction,
    members: ChainMember[],
    links: Map<number, ChainLink>,
    attributed: Set<number>,
  ): Promise<void> {
    const known = new Map(members.map(member => [member.id, member]));
    const others = [...attributed].filter(id => !links.has(id));
    for (const member of await this.#chains.findByIds(trx, others)) {
      known.set(member.id, member);
      links.set(member.id, {
        id: member.id,
        kind: member.facts.kind ?? 'planned',
        undoneAt: member.facts.undoneAt,
      });
    }
    const times = await this.#attributions.findTimes(trx, [...links.keys()]);
    const changed: { id: number; facts: ReturnType<typeof toFacts> }[] = [];
    for (const [id, link] of links) {
      const member = known.get(id)!;
      const { finishedAt } = member;
      const failure = failureOf(
        { finishedAt, undoneAt: link.undoneAt },
        times.get(id) ?? [],
      );
      const facts = toFacts(link, failure);
      if (!sameFacts(facts, member.facts)) changed.push({ id, facts });
    }
    await this.#chains.saveFacts(trx, changed);
  }
}

function groupByChain(members: ChainMember[]): Map<string, ChainMember[]> {
  const chains = new Map<string, ChainMember[]>();
  for (const member of members) {
    const chain = chainText(member);
    const list = chains.get(chain) ?? [];
    list.push(member);
    chains.set(chain, list);
  }
  return chains;
}

function commitsOf(members: ChainMember[]): ChainCommit[] {
  const commits = new Map<string, ChainCommit>();
  for (const { entityId, environment, commit } of members) {
    if (commit !== undefined) {
      const key = `${entityId}/${commit}/${environment}`;
      commits.set(key, { entityId, environment, commit });
    }
  }
  return [...commits.values()];
}
