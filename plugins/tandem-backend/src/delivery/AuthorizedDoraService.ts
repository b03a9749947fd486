import {
  deploymentReadPermission,
  type Dora,
  type DoraQuery,
  type DoraSeries,
  type DoraSeriesQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { AccessFeature } from '../permissions/createAccess';
import { DeliveryRights } from './DeliveryRights';
import type { DoraService } from './DoraService';

/** Figures of what the caller may see: a roll-up leaves out the rest. */
export class AuthorizedDoraService {
  readonly #dora: DoraService;
  readonly #access: AccessFeature;

  constructor(options: { dora: DoraService; access: AccessFeature }) {
    this.#dora = options.dora;
    this.#access = options.access;
  }

  /** @throws NotFoundError, InputError, NotAllowedError */
  async dora(query: DoraQuery, caller: Caller): Promise<Dora> {
    return this.#dora.dora(query, await this.#rights(caller));
  }

  /** @throws NotFoundError, InputError, NotAllowedError */
  async series(query: DoraSeriesQuery, caller: Caller): Promise<DoraSeries> {
    return this.#dora.series(query, await this.#rights(caller));
  }

  async #rights({ credentials }: Caller): Promise<DeliveryRights> {
    const { authorizer, resources } = this.#access;
    const access = await authorizer.toRead(credentials, [
      deploymentReadPermission,
    ]);
    access.requireSome(deploymentReadPermission);
    return new DeliveryRights(access, resources);
  }
}
