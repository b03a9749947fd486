import {
  recommendPattern,
  type Recommendation,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';

/** How so many ops people best help so many teams: for whoever may see the catalog. */
export class AuthorizedRecommendation {
  readonly #authorizer: Authorizer;

  constructor(authorizer: Authorizer) {
    this.#authorizer = authorizer;
  }

  /** @throws NotAllowedError */
  async recommend(
    { ops, teams }: { ops: number; teams: number },
    { credentials }: Caller,
  ): Promise<Recommendation> {
    await this.#authorizer.toRead(credentials, []);
    return recommendPattern(ops, teams);
  }
}
