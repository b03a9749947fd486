import {
  adminReadPermission,
  type TandemHealth,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';
import type { HealthService } from './HealthService';

/** The same for those who run Tandem. */
export class AuthorizedHealthService {
  readonly #health: HealthService;
  readonly #authorizer: Authorizer;

  constructor(options: { health: HealthService; authorizer: Authorizer }) {
    this.#health = options.health;
    this.#authorizer = options.authorizer;
  }

  /** @throws NotAllowedError */
  async health({ credentials }: Caller): Promise<TandemHealth> {
    const access = await this.#authorizer.toWrite(credentials, [
      adminReadPermission,
    ]);
    access.require(adminReadPermission);
    return this.#health.health();
  }
}
