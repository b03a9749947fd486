import {
  attributeIncident,
  failureOf,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { preferIndexes } from '../../database/preferIndexes';
import type { DeliveryKey } from '../deliveryKey';
import {
  AttributionStore,
  type AttributableIncident,
} from './AttributionStore';
import { ChainDeriver, type DerivedMember } from './ChainDeriver';
import {
  ChainStore,
  sameFacts,
  toFacts,
  type ChainStretch,
} from './ChainStore';
import type { ChainCommit } from './chainCommit';
import { LeadSampleStore } from './LeadSampleStore';

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
  readonly #chainDeriver = new ChainDeriver(this.#chains);
  readonly #attributions = new AttributionStore();
  readonly #samples = new LeadSampleStore();
  readonly #attributionLimitMillis: number | undefined;

  /** @param attributionLimitMillis - `undefined`: only explicit links count */
  constructor(attributionLimitMillis: number | undefined) {
    this.#attributionLimitMillis = attributionLimitMillis;
  }

  async derive(trx: Knex.Transaction, touched: Touched): Promise<void> {
    await preferIndexes(trx);
    const derived = await this.#chainDeriver.derive(trx, touched.stretches);
    const affected = await this.#attribute(trx, touched);
    await this.#saveFacts(trx, [
      ...derived,
      ...(await this.#findOthers(trx, derived, affected)),
    ]);
    await this.#samples.derive(trx, touched.commits);
  }

  /** The samples of commits that have none. */
  async addSamples(
    trx: Knex.Transaction,
    commits: ChainCommit[],
  ): Promise<void> {
    await preferIndexes(trx);
    await this.#samples.add(trx, commits);
  }

  /** @returns deployments whose incidents changed in number or time */
  async #attribute(
    trx: Knex.Transaction,
    touched: Touched,
  ): Promise<Set<number>> {
    const incidents = await this.#attributions.findIncidents(
      trx,
      await this.#findIncidentIds(trx, touched),
    );
    const attributed = incidents.map(incident => ({
      id: incident.id,
      before: incident.deploymentId,
      deploymentId: this.#deploymentOf(incident),
    }));
    await this.#attributions.saveAttributions(
      trx,
      attributed.filter(({ before, deploymentId }) => before !== deploymentId),
    );
    return new Set(
      attributed
        .flatMap(({ before, deploymentId }) => [before, deploymentId])
        .filter(id => id !== undefined),
    );
  }

  /** Of the incidents whose deployment may be another one now. */
  async #findIncidentIds(
    trx: Knex.Transaction,
    { stretches, deployments, incidentIds }: Touched,
  ): Promise<number[]> {
    const ids = deployments.map(deployment => deployment.id);
    return [
      ...new Set([
        ...incidentIds,
        ...(await this.#attributions.findInStretches(trx, stretches)),
        ...(await this.#attributions.findLinkedTo(trx, deployments)),
        ...(await this.#attributions.findAttributedTo(trx, ids)),
      ]),
    ];
  }

  #deploymentOf(incident: AttributableIncident): number | undefined {
    return attributeIncident(
      { startedAt: incident.startedAt, deployment: incident.link },
      {
        ascending: incident.latest ? [incident.latest] : [],
        findLinked: () => incident.linkedId,
      },
      { attributionLimitMillis: this.#attributionLimitMillis },
    );
  }

  /** The affected deployments outside of the stretches, with the links they have. */
  async #findOthers(
    trx: Knex.Transaction,
    derived: DerivedMember[],
    affected: Set<number>,
  ): Promise<DerivedMember[]> {
    const known = new Set(derived.map(({ member }) => member.id));
    const others = await this.#chains.findByIds(
      trx,
      [...affected].filter(id => !known.has(id)),
    );
    return others.map(member => ({
      member,
      link: {
        kind: member.facts.kind ?? 'planned',
        undoneAt: member.facts.undoneAt,
      },
    }));
  }

  async #saveFacts(
    trx: Knex.Transaction,
    derived: DerivedMember[],
  ): Promise<void> {
    const times = await this.#attributions.findTimes(
      trx,
      derived.map(({ member }) => member.id),
    );
    const changed = derived.flatMap(({ member, link }) => {
      const { id, finishedAt } = member;
      const failure = failureOf(
        { finishedAt, undoneAt: link.undoneAt },
        times.get(id) ?? [],
      );
      const facts = toFacts(link, failure);
      return sameFacts(facts, member.facts) ? [] : [{ id, facts }];
    });
    await this.#chains.saveFacts(trx, changed);
  }
}
