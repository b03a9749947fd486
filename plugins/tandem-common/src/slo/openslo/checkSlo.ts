import { checkAlertPolicy, checkInlineOrRef } from './checkAlerting';
import { checkDescription, checkMetadata } from './checkMetadata';
import { checkObjectives } from './checkObjectives';
import { checkSli } from './checkSli';
import { checkTimeWindow } from './checkTimeWindow';
import type { DocumentField } from './DocumentField';
import { refuseUnsupportedBudgeting } from './notYetSupported';

const FIELDS = [
  'description',
  'service',
  'indicator',
  'indicatorRef',
  'timeWindow',
  'budgetingMethod',
  'objectives',
  'alertPolicies',
];

/** `spec` of an SLO. */
export function checkSlo(spec: DocumentField): void {
  if (!spec.required() || !spec.isObjectOf(FIELDS)) {
    return;
  }
  checkDescription(spec);
  const service = spec.field('service');
  if (service.required()) {
    service.isText(1, 255);
  }
  checkIndicator(spec);
  checkTimeWindow(spec.field('timeWindow'));
  checkBudgetingMethod(spec.field('budgetingMethod'));
  checkObjectives(spec);
  checkAlertPolicies(spec.field('alertPolicies'));
}

function checkIndicator(spec: DocumentField): void {
  const given = spec.exactlyOne('indicator', 'indicatorRef');
  if (given?.path.at(-1) === 'indicatorRef') {
    given.isName();
  } else if (given?.isObjectOf(['metadata', 'spec'])) {
    checkMetadata(given.field('metadata'));
    checkSli(given.field('spec'));
  }
}

function checkBudgetingMethod(method: DocumentField): void {
  const methods = ['Occurrences', 'Timeslices', 'RatioTimeslices'];
  if (method.required() && method.isOneOf(methods)) {
    refuseUnsupportedBudgeting(method);
  }
}

function checkAlertPolicies(policies: DocumentField): void {
  if (!policies.present) {
    return;
  }
  if (policies.value === null) {
    policies.warn('alertPolicies is empty; leave it out');
    return;
  }
  for (const policy of policies.items()) {
    if (typeof policy.value === 'string') {
      policy.isName();
    } else {
      checkInlineOrRef(
        policy,
        'alertPolicyRef',
        'AlertPolicy',
        checkAlertPolicy,
      );
    }
  }
}
