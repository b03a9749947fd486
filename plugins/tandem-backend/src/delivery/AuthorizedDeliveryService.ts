import {
  deploymentReadPermission,
  unmatchedReadPermission,
  type DeploymentOut,
  type DeploymentsQuery,
  type IncidentOut,
  type IncidentsQuery,
  type Page,
  type Unmatched,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { AccessFeature } from '../permissions/createAccess';
import { DeliveryRights } from './DeliveryRights';
import type { DeliveryService } from './DeliveryService';

/** Lists what the caller may see of it. */
export class AuthorizedDeliveryService {
  readonly #lists: DeliveryService;
  readonly #access: AccessFeature;

  constructor(options: { lists: DeliveryService; access: AccessFeature }) {
    this.#lists = options.lists;
    this.#access = options.access;
  }

  /** Newest first, by finish, else start, else arrival. */
  async deployments(
    query: DeploymentsQuery,
    caller: Caller,
  ): Promise<Page<DeploymentOut>> {
    return this.#lists.deployments(query, await this.#rights(caller));
  }

  /** @throws NotFoundError */
  async deployment(id: string, caller: Caller): Promise<DeploymentOut> {
    return this.#lists.deployment(id, await this.#rights(caller));
  }

  /** Newest first, by start. */
  async incidents(
    query: IncidentsQuery,
    caller: Caller,
  ): Promise<Page<IncidentOut>> {
    return this.#lists.incidents(query, await this.#rights(caller));
  }

  /** @throws NotFoundError */
  async incident(id: string, caller: Caller): Promise<IncidentOut> {
    return this.#lists.incident(id, await this.#rights(caller));
  }

  /** What was kept without an entity; newest first, by arrival. */
  async unmatched(
    query: { limit?: number; cursor?: string },
    { credentials }: Caller,
  ): Promise<Page<Unmatched>> {
    const access = await this.#access.authorizer.toRead(credentials, [
      unmatchedReadPermission,
    ]);
    access.require(unmatchedReadPermission);
    return this.#lists.unmatched(query);
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
