import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  absenceManagePermission,
  assignmentAnswerPermission,
  assignmentCreatePermission,
  assignmentReadPermission,
  assignmentUpdatePermission,
  correctionCreatePermission,
  correctionDeletePermission,
  deploymentReadPermission,
  loadReadPermission,
  sloCreatePermission,
  sloDeletePermission,
  sloMeasurePermission,
  sloReadPermission,
  sloUpdatePermission,
} from '@tandem/backstage-plugin-tandem-common';
import * as rights from './rights';

/** References of users and groups; of a group its direct members. */
export interface TandemRoles {
  /** May everything: those who run Tandem. */
  platform: string[];
  /** Assign liaisons, enter days away of others, see how full their weeks are. */
  opsLeads: string[];
  /** May read, and nothing else. */
  onlookers: string[];
}

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Who may do what in Tandem. Copy it, and change the roles and the table in
 * `#decide` to what your company wants.
 *
 * Tokens of pipelines never come here: what they may do stands beside the
 * token, in `backend.auth.externalAccess`.
 */
export class TandemPolicy implements PermissionPolicy {
  readonly #roles: TandemRoles;
  readonly #otherwise: PermissionPolicy;

  /** @param options.otherwise - decides on all that is not Tandem's */
  constructor(options: { roles: TandemRoles; otherwise: PermissionPolicy }) {
    this.#roles = options.roles;
    this.#otherwise = options.otherwise;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    if (!permission.name.startsWith('tandem.')) {
      return this.#otherwise.handle(request, user);
    }
    if (!user) return DENY;
    // The user and their direct groups, looked up once for all questions of a
    // request; groups that hold those are for Tandem's rules to find.
    const { userEntityRef, ownershipEntityRefs } = user.info;
    const claims = [userEntityRef, ...ownershipEntityRefs];
    const is = (role: string[]) => role.some(ref => claims.includes(ref));

    if (is(this.#roles.platform)) return ALLOW;
    return this.#decide(permission, {
      person: { userRef: userEntityRef, claims },
      isOpsLead: is(this.#roles.opsLeads),
      isOnlooker: is(this.#roles.onlookers),
    });
  }

  /** What stands in no line is for the platform team alone. */
  #decide(
    { name }: Permission,
    {
      person,
      isOpsLead,
      isOnlooker,
    }: { person: rights.Person; isOpsLead: boolean; isOnlooker: boolean },
  ): PolicyDecision {
    switch (name) {
      // Tandem shows nobody more than the catalog does, whatever is said here.
      case sloReadPermission.name:
      case assignmentReadPermission.name:
      case deploymentReadPermission.name:
        return ALLOW;
      default:
    }
    if (isOnlooker) return DENY;
    switch (name) {
      case sloCreatePermission.name:
        return rights.writeSlo(sloCreatePermission, person);
      case sloUpdatePermission.name:
        return rights.writeSlo(sloUpdatePermission, person);
      case sloDeletePermission.name:
        return rights.ownSlo(sloDeletePermission, person);
      case sloMeasurePermission.name:
        return rights.ownSlo(sloMeasurePermission, person);

      case assignmentCreatePermission.name:
        return isOpsLead ? ALLOW : rights.propose(person);
      case assignmentUpdatePermission.name:
        return isOpsLead ? ALLOW : rights.changeAssignment(person);
      case assignmentAnswerPermission.name:
        return rights.answerProposal(person);

      case absenceManagePermission.name:
      case loadReadPermission.name:
        return isOpsLead ? ALLOW : DENY;

      case correctionCreatePermission.name:
        return rights.ownMapping(correctionCreatePermission, person);
      case correctionDeletePermission.name:
        return rights.ownMapping(correctionDeletePermission, person);

      default:
        return DENY;
    }
  }
}
