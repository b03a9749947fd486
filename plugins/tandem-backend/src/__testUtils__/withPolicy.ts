import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
  type BackstageCredentials,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';

/** What a test's policy says to a person, or to a token (`undefined`). */
export type Policy = (
  permission: Permission,
  userRef: string | undefined,
) => PolicyDecision;

export const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
export const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Answers in place of the permission backend, and counts how often it is asked. */
export function withPolicy(policy: Policy): {
  feature: BackendFeature;
  /** The permissions that each call asked about. */
  calls: string[][];
} {
  const calls: string[][] = [];
  const permissions: PermissionsService = {
    async authorize() {
      throw new Error('Tandem asks for decisions with conditions only');
    },
    async authorizeConditional(queries, options) {
      calls.push(queries.map(({ permission }) => permission.name));
      const userRef = userRefOf(
        (options as { credentials: BackstageCredentials }).credentials,
      );
      return queries.map(({ permission }) => policy(permission, userRef));
    },
  };
  const feature = createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => permissions,
  });
  return { feature, calls };
}

function userRefOf({ principal }: BackstageCredentials): string | undefined {
  return (principal as { userEntityRef?: string }).userEntityRef;
}
