import { NotAllowedError } from '@backstage/errors';
import {
  explainRefusedRight,
  loadReadPermission,
  type Load,
  type LoadQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { LiaisonViews } from './LiaisonViews';
import type { LoadReader } from './LoadReader';

/** How full weeks are: one's own, and those of others as far as the caller may. */
export class AuthorizedLoad {
  readonly #views: LiaisonViews;
  readonly #load: LoadReader;

  constructor(options: { views: LiaisonViews; load: LoadReader }) {
    this.#views = options.views;
    this.#load = options.load;
  }

  /** @throws NotAllowedError, NotFoundError */
  async load(query: LoadQuery, caller: Caller): Promise<Load> {
    const view = await this.#views.toRead(caller);
    if (!view.showsLoadOf(query.userRef)) {
      throw new NotAllowedError(
        view.showsLoads
          ? explainRefusedRight(loadReadPermission.name)
          : 'Here everyone sees only their own load (tandem.liaison.showLoads is false)',
      );
    }
    return this.#load.load(query, view);
  }
}
