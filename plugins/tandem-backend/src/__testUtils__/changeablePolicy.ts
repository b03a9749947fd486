import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { ALLOW, withPolicy } from './withPolicy';

/**
 * What a policy says that shows a person some entities only: those that the
 * test leaves in its catalog.
 */
export const SOME_ENTITIES: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [] },
  },
};

/** A policy that allows everything but what a test answers otherwise meanwhile. */
export function changeablePolicy() {
  const answers: Record<string, PolicyDecision> = {};
  const { feature, calls } = withPolicy(
    ({ name }) => answers[name] ?? answers['*'] ?? ALLOW,
  );
  return {
    feature,
    calls,
    /** From now on, until it is said again; `*` for all that are not named. */
    say(decisions: Record<string, PolicyDecision> = {}): void {
      for (const name of Object.keys(answers)) delete answers[name];
      Object.assign(answers, decisions);
      calls.length = 0;
    },
  };
}
