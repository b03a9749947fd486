import {
  type Sample,
  type ProblemSample,
  rulesOn,
} from './__testUtils__/rulesOn';
import { documentOf, sloJson } from './__testUtils__/openSloTexts';

const CONDITION = {
  severity: 'page',
  condition: {
    kind: 'burnrate',
    op: 'gte',
    threshold: 2,
    lookbackWindow: '1h',
    alertAfter: '5m',
  },
};
const POLICY = {
  alertWhenBreaching: true,
  conditions: [{ conditionRef: 'fast-burn' }],
  notificationTargets: [{ targetRef: 'on-call' }],
};

describe('alerting', () => {
  it.each<Sample>([
    [
      'alert policies by name, by reference and inline',
      sloJson({
        alertPolicies: [
          'first',
          { alertPolicyRef: 'second' },
          { kind: 'AlertPolicy', metadata: { name: 'third' }, spec: POLICY },
        ],
      }),
    ],
    ['an AlertPolicy', documentOf('AlertPolicy', POLICY)],
    [
      'an AlertPolicy with everything inline',
      documentOf('AlertPolicy', {
        conditions: [
          { kind: 'AlertCondition', metadata: { name: 'a' }, spec: CONDITION },
        ],
        notificationTargets: [
          {
            kind: 'AlertNotificationTarget',
            metadata: { name: 'b' },
            spec: { target: 'email' },
          },
        ],
      }),
    ],
    ['an AlertCondition', documentOf('AlertCondition', CONDITION)],
    [
      'an AlertNotificationTarget',
      documentOf('AlertNotificationTarget', { target: 'email' }),
    ],
  ])('accepts %s without a word, and changes nothing', (_about, json) => {
    expect(rulesOn(json)).toEqual({ document: json, errors: [], warnings: [] });
  });
  it.each<ProblemSample>([
    [
      'an alert policy that is nothing',
      sloJson({ alertPolicies: [{}] }),
      'spec.alertPolicies[0]: alertPolicyRef, or kind AlertPolicy',
    ],
    [
      'an alert policy both named and inline',
      sloJson({ alertPolicies: [{ alertPolicyRef: 'a', spec: POLICY }] }),
      'spec.alertPolicies[0].spec: alertPolicyRef and spec exclude',
    ],
    [
      'two conditions of a policy',
      documentOf('AlertPolicy', {
        ...POLICY,
        conditions: [{ conditionRef: 'a' }, { conditionRef: 'b' }],
      }),
      'spec.conditions: must hold exactly one',
    ],
    [
      'no notification targets',
      documentOf('AlertPolicy', { ...POLICY, notificationTargets: [] }),
      'spec.notificationTargets: must not be empty',
    ],
    [
      'a condition of another kind',
      documentOf('AlertCondition', {
        severity: 'page',
        condition: { ...CONDITION.condition, kind: 'noise' },
      }),
      'spec.condition.kind: must be burnrate',
    ],
    [
      'a condition without a threshold',
      documentOf('AlertCondition', {
        severity: 'page',
        condition: { ...CONDITION.condition, threshold: undefined },
      }),
      'spec.condition.threshold: threshold is required',
    ],
    [
      'a condition without severity',
      documentOf('AlertCondition', { condition: CONDITION.condition }),
      'spec.severity: severity is required',
    ],
    [
      'a target without an address',
      documentOf('AlertNotificationTarget', {}),
      'spec.target: target is required',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
  it.each<ProblemSample>([
    [
      'alert policies that are null',
      sloJson({ alertPolicies: null }),
      'spec.alertPolicies: alertPolicies is empty',
    ],
    [
      'a missing alertAfter',
      documentOf('AlertCondition', {
        severity: 'page',
        condition: { ...CONDITION.condition, alertAfter: undefined },
      }),
      'spec.condition.alertAfter: alertAfter is missing',
    ],
    [
      'a missing op of a condition',
      documentOf('AlertCondition', {
        severity: 'page',
        condition: { ...CONDITION.condition, op: undefined },
      }),
      'spec.condition.op: op is missing',
    ],
  ])('warns about %s', (_about, json, problem) => {
    expect(rulesOn(json)).toEqual({
      document: json,
      errors: [],
      warnings: [expect.stringContaining(problem)],
    });
  });
});
