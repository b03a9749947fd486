import type { Permission } from '@backstage/plugin-permission-common';
import {
  assignmentReadPermission,
  deploymentReadPermission,
  sloReadPermission,
  type EntitySummary,
  type SummaryQuery,
  type UserSummary,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { AccessFeature } from '../permissions/createAccess';
import type { SummaryService } from './SummaryService';
import { SUMMARY_PERMISSIONS, SummaryView } from './SummaryView';

/** What the caller may see of an entity, and may do there. */
export class AuthorizedSummaryService {
  readonly #summary: SummaryService;
  readonly #access: AccessFeature;
  readonly #permissions: Permission[];

  /** @param options.permissions - what features need for what a summary shows of theirs */
  constructor(options: {
    summary: SummaryService;
    access: AccessFeature;
    permissions: Permission[];
  }) {
    this.#summary = options.summary;
    this.#access = options.access;
    this.#permissions = [...SUMMARY_PERMISSIONS, ...options.permissions];
  }

  /** @throws NotAllowedError, NotFoundError, InputError */
  async summary(
    entityRef: string,
    query: SummaryQuery,
    caller: Caller,
  ): Promise<EntitySummary> {
    const view = await this.#view(caller);
    const sections = [
      sloReadPermission,
      assignmentReadPermission,
      deploymentReadPermission,
    ];
    if (sections.every(permission => view.denies(permission))) {
      view.access.requireSome(sloReadPermission);
    }
    return this.#summary.summary(entityRef, query, view);
  }

  /** @throws NotAllowedError, NotFoundError */
  async userSummary(entityRef: string, caller: Caller): Promise<UserSummary> {
    return this.#summary.userSummary(entityRef, await this.#view(caller));
  }

  async #view(caller: Caller): Promise<SummaryView> {
    const { authorizer, resources } = this.#access;
    const access = await authorizer.toRead(
      caller.credentials,
      this.#permissions,
    );
    return new SummaryView({ access, caller, resources });
  }
}
