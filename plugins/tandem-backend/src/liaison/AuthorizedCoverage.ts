import {
  assignmentReadPermission,
  type Coverage,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { CoverageReader } from './CoverageReader';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonViews } from './LiaisonViews';

/** Who helps right now, as far as the caller may see it. */
export class AuthorizedCoverage {
  readonly #views: LiaisonViews;
  readonly #entities: LiaisonEntities;
  readonly #coverage: CoverageReader;

  constructor(options: {
    views: LiaisonViews;
    entities: LiaisonEntities;
    coverage: CoverageReader;
  }) {
    this.#views = options.views;
    this.#entities = options.entities;
    this.#coverage = options.coverage;
  }

  /** @throws NotAllowedError, NotFoundError */
  async of(entityRef: string, caller: Caller): Promise<Coverage> {
    const view = await this.#views.toRead(caller);
    view.access.requireSome(assignmentReadPermission);
    const entity = await this.#entities.present('entityRef', entityRef, view);
    return this.#coverage.forEntity(entity, view);
  }
}
