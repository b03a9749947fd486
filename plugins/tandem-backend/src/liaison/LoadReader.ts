import {
  loadOf,
  type Load,
  type LoadQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { EntityView, LiaisonEntities } from './LiaisonEntities';
import type { PlanReader } from './PlanReader';

/** How much of their time people have promised. */
export class LoadReader {
  readonly #entities: LiaisonEntities;
  readonly #plans: PlanReader;

  constructor(options: { entities: LiaisonEntities; plans: PlanReader }) {
    this.#entities = options.entities;
    this.#plans = options.plans;
  }

  /** @throws NotFoundError */
  async load(
    { userRef, from, to }: LoadQuery,
    view?: EntityView,
  ): Promise<Load> {
    const person = await this.#entities.known('userRef', userRef, view);
    const { assignments, absences } = await this.#plans.of(
      { liaisonIds: [person.id] },
      from,
    );
    return {
      items: loadOf(person.entityRef, assignments, absences, from, to),
    };
  }
}
