import {
  sloCreatePermission,
  sloDeletePermission,
  sloUpdatePermission,
  type SloState,
} from '@tandem/backstage-plugin-tandem-common';
import type { Access } from '../permissions/Access';
import type { OwnedResource } from '../permissions/resources';
import type { SloGuard } from './SloGuard';

/** What a caller may do to the SLOs of one service, as the policy says. */
export class SloRights implements SloGuard {
  readonly #access: Access;
  readonly #service: OwnedResource;

  /** @param access - asked for `tandem.slo.create`, `.update` and `.delete` */
  constructor(access: Access, service: OwnedResource) {
    this.#access = access;
    this.#service = service;
  }

  create(state: SloState): void {
    this.#access.require(sloCreatePermission, this.#in(state));
  }

  change(before: SloState, after: SloState): void {
    this.#access.require(sloUpdatePermission, this.#in(before));
    if (after === before) return;
    if (after === 'archived') this.archive(before);
    else this.#access.require(sloUpdatePermission, this.#in(after));
  }

  archive(before: SloState): void {
    this.#access.require(sloDeletePermission, this.#in(before));
  }

  #in(state: SloState) {
    return { ...this.#service, state };
  }
}
