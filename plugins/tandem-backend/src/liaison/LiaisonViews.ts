import type { Caller, Principal } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { Authorizer } from '../permissions/Authorizer';
import type { AssignmentResources } from './AssignmentResources';
import { LIAISON_PERMISSIONS, LiaisonView } from './LiaisonView';

/** Asks the policy what callers may see and do of assignments, once each request. */
export class LiaisonViews {
  /** What the policy has to be asked about for a view. */
  static readonly permissions = LIAISON_PERMISSIONS;

  readonly #authorizer: Authorizer;
  readonly #resources: AssignmentResources;
  readonly #showsLoads: boolean;

  constructor(options: {
    authorizer: Authorizer;
    resources: AssignmentResources;
    /** Whether loads of others are shown at all. */
    showsLoads: boolean;
  }) {
    this.#authorizer = options.authorizer;
    this.#resources = options.resources;
    this.#showsLoads = options.showsLoads;
  }

  /** @throws NotAllowedError where the caller sees nothing of the catalog */
  async toRead(caller: Caller): Promise<LiaisonView> {
    const { credentials } = caller;
    return this.of(
      await this.#authorizer.toRead(credentials, LIAISON_PERMISSIONS),
      caller,
    );
  }

  /**
   * For a change; its answer shows what was written, also to a token that may
   * read nothing else.
   *
   * @throws NotAllowedError where a person sees nothing of the catalog
   */
  async toChange(caller: Caller): Promise<LiaisonView> {
    const { credentials } = caller;
    return this.of(
      await this.#authorizer.toChange(credentials, LIAISON_PERMISSIONS),
      caller,
    );
  }

  /** @param access - the answer to at least the permissions of views */
  of(access: Access, caller: Principal): LiaisonView {
    return new LiaisonView({
      access,
      caller,
      resources: this.#resources,
      showsLoads: this.#showsLoads,
    });
  }
}
