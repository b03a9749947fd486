import { shortDecimalText } from '../decimal';
import { parseTarget, parseTargetPercent } from '../target';
import { OPERATORS } from './checkAlerting';
import { checkDuration } from './checkDuration';
import type { DocumentField } from './DocumentField';
import { OBJECTIVE_LIMIT } from './limits';
import { refuseCompositeObjective } from './notYetSupported';

const FIELDS = [
  'displayName',
  'op',
  'value',
  'target',
  'targetPercent',
  'timeSliceTarget',
  'timeSliceWindow',
];

/** Known to OpenSLO; refused for now with words of their own. */
const COMPOSITE_FIELDS = ['indicator', 'indicatorRef', 'compositeWeight'];

/** `spec.objectives` of an SLO. */
export function checkObjectives(spec: DocumentField): void {
  const objectives = spec.field('objectives');
  if (!objectives.required()) {
    return;
  }
  const items = objectives.items();
  if (Array.isArray(objectives.value) && items.length === 0) {
    objectives.error('must hold at least one objective');
  }
  if (items.length > OBJECTIVE_LIMIT) {
    objectives.error(`must hold at most ${OBJECTIVE_LIMIT} objectives`);
    return;
  }
  const indicator = spec.field('indicator').field('spec');
  if (indicator.field('thresholdMetric').present && items.length > 1) {
    objectives.error('a threshold metric takes one objective only');
  }
  for (const objective of items) {
    if (objective.isObjectOf([...FIELDS, ...COMPOSITE_FIELDS])) {
      checkObjective(objective, spec);
    }
  }
}

function checkObjective(objective: DocumentField, spec: DocumentField): void {
  const displayName = objective.field('displayName');
  if (displayName.present) {
    displayName.isText(0, 255);
  }
  checkComparison(objective, spec.field('indicator').field('spec'));
  const target = objective.exactlyOne('target', 'targetPercent');
  if (target?.isNumber()) {
    checkTarget(target, target.path.at(-1) === 'targetPercent');
  }
  checkSlices(objective, spec.field('budgetingMethod').value);
  refuseCompositeObjective(objective);
}

function checkComparison(
  objective: DocumentField,
  indicator: DocumentField,
): void {
  const op = objective.field('op');
  const value = objective.field('value');
  if (op.present) {
    op.isOneOf(OPERATORS);
  }
  if (value.present) {
    value.isNumber();
  }
  for (const field of [op, value]) {
    if (indicator.field('thresholdMetric').present) {
      field.required();
    } else if (indicator.field('ratioMetric').present && field.present) {
      field.warn(`${field.path.at(-1)} has no effect on a ratio`);
    }
  }
}

function checkTarget(target: DocumentField, isPercent: boolean): void {
  const text = target.numberText;
  const message = targetProblem(text, isPercent);
  if (message === undefined) {
    return;
  }
  const meant = isPercent ? undefined : ratioOfPercent(text);
  target.error(meant ? `${message}; did you mean ${meant}?` : message);
}

function targetProblem(text: string, isPercent: boolean): string | undefined {
  try {
    (isPercent ? parseTargetPercent : parseTarget)(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** 0.999 for 99.9; undefined for what is no percentage above 1 either. */
function ratioOfPercent(text: string): string | undefined {
  if (Number(text) <= 1) {
    return undefined;
  }
  try {
    return shortDecimalText(parseTargetPercent(text), 9);
  } catch {
    return undefined;
  }
}

function checkSlices(objective: DocumentField, method: unknown): void {
  const target = objective.field('timeSliceTarget');
  const window = objective.field('timeSliceWindow');
  if (method === 'Timeslices') {
    target.required();
  }
  if (method === 'Timeslices' || method === 'RatioTimeslices') {
    window.required();
  }
  if (target.present && target.isNumber()) {
    const share = Number(target.value);
    if (!(share > 0 && share <= 1)) {
      target.error('must be above 0 and at most 1');
    }
  }
  // OpenSLO reads a bare number as minutes.
  const isMinutes = typeof window.value === 'number' && window.value > 0;
  if (window.present && !isMinutes) {
    checkDuration(window);
  }
  for (const field of [target, window]) {
    if (method === 'Occurrences' && field.present) {
      field.warn(`${field.path.at(-1)} has no effect with Occurrences`);
    }
  }
}
