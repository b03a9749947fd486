import { checkDuration } from './checkDuration';
import { checkDescription, checkMetadata } from './checkMetadata';
import type { DocumentField } from './DocumentField';

/** How a value may be compared. */
export const OPERATORS = ['lte', 'gte', 'lt', 'gt'] as const;

/** `spec` of an AlertPolicy. */
export function checkAlertPolicy(spec: DocumentField): void {
  const flags = ['alertWhenNoData', 'alertWhenResolved', 'alertWhenBreaching'];
  const lists = ['conditions', 'notificationTargets'];
  if (
    !spec.required() ||
    !spec.isObjectOf(['description', ...flags, ...lists])
  ) {
    return;
  }
  checkDescription(spec);
  for (const name of flags) {
    const flag = spec.field(name);
    if (flag.present) {
      flag.isFlag();
    }
  }
  const conditions = listOf(spec.field('conditions'));
  if (conditions.length > 1) {
    spec.field('conditions').error('must hold exactly one condition');
  }
  for (const item of conditions) {
    checkInlineOrRef(
      item,
      'conditionRef',
      'AlertCondition',
      checkAlertCondition,
    );
  }
  for (const item of listOf(spec.field('notificationTargets'))) {
    checkInlineOrRef(
      item,
      'targetRef',
      'AlertNotificationTarget',
      checkAlertNotificationTarget,
    );
  }
}

/** An item that names a document or holds one of the kind itself. */
export function checkInlineOrRef(
  item: DocumentField,
  refName: string,
  kind: string,
  checkSpec: (spec: DocumentField) => void,
): void {
  if (!item.isObjectOf([refName, 'kind', 'metadata', 'spec'])) {
    return;
  }
  const ref = item.field(refName);
  const inline = ['kind', 'metadata', 'spec'].filter(
    name => item.field(name).present,
  );
  if (ref.present) {
    ref.isName();
    if (inline.length > 0) {
      item
        .field(inline[0])
        .error(`${refName} and ${inline[0]} exclude each other`);
    }
  } else if (inline.length === 0) {
    item.error(
      `${refName}, or kind ${kind} with metadata and spec, is required`,
    );
  } else {
    const itemKind = item.field('kind');
    if (itemKind.required()) {
      itemKind.isOneOf([kind]);
    }
    checkMetadata(item.field('metadata'));
    checkSpec(item.field('spec'));
  }
}

/** `spec` of an AlertCondition. */
export function checkAlertCondition(spec: DocumentField): void {
  if (
    !spec.required() ||
    !spec.isObjectOf(['description', 'severity', 'condition'])
  ) {
    return;
  }
  checkDescription(spec);
  const severity = spec.field('severity');
  if (severity.required()) {
    severity.isText(1, 100);
  }
  const condition = spec.field('condition');
  const known = ['kind', 'op', 'threshold', 'lookbackWindow', 'alertAfter'];
  if (!condition.required() || !condition.isObjectOf(known)) {
    return;
  }
  const kind = condition.field('kind');
  if (kind.required()) {
    kind.isOneOf(['burnrate']);
  }
  checkBurnRateCondition(condition);
}

function checkBurnRateCondition(condition: DocumentField): void {
  const op = condition.field('op');
  if (op.present) {
    op.isOneOf(OPERATORS);
  } else {
    op.warn('op is missing; read as gte');
  }
  const threshold = condition.field('threshold');
  if (threshold.required()) {
    threshold.isNumber();
  }
  const lookbackWindow = condition.field('lookbackWindow');
  if (lookbackWindow.required()) {
    checkDuration(lookbackWindow);
  }
  const alertAfter = condition.field('alertAfter');
  if (!alertAfter.present) {
    alertAfter.warn('alertAfter is missing; read as 0m');
  } else if (!/^0[mhdwMQY]$/.test(String(alertAfter.value))) {
    checkDuration(alertAfter);
  }
}

/** `spec` of an AlertNotificationTarget. */
export function checkAlertNotificationTarget(spec: DocumentField): void {
  if (!spec.required() || !spec.isObjectOf(['description', 'target'])) {
    return;
  }
  checkDescription(spec);
  const target = spec.field('target');
  if (target.required()) {
    target.isText(1, 1000);
  }
}

function listOf(list: DocumentField): DocumentField[] {
  if (!list.required()) {
    return [];
  }
  const items = list.items();
  if (Array.isArray(list.value) && items.length === 0) {
    list.error('must not be empty');
  }
  return items;
}
