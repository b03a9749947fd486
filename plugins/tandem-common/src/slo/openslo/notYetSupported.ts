import type { DocumentField } from './DocumentField';

/** Budgeting methods that OpenSLO knows and Tandem does not compute yet. */
export function refuseUnsupportedBudgeting(method: DocumentField): void {
  if (method.value === 'Timeslices' || method.value === 'RatioTimeslices') {
    method.error(
      `${method.value} is not yet supported; use Occurrences for now`,
    );
  }
}

/** Calendar windows: only rolling ones are computed yet. */
export function refuseCalendarWindow(calendar: DocumentField): void {
  if (calendar.present) {
    calendar.error(
      'calendar windows are not yet supported; use isRolling: true for now',
    );
  }
}

/** Objectives with indicators of their own. */
export function refuseCompositeObjective(objective: DocumentField): void {
  for (const name of ['indicator', 'indicatorRef', 'compositeWeight']) {
    const field = objective.field(name);
    if (field.present) {
      field.error(
        'composite objectives are not yet supported; use an SLO of its own for now',
      );
    }
  }
}

/** What is pushed are good and total events, nothing else yet. */
export function refuseUnsupportedPush(spec: DocumentField): void {
  const ratio = spec.field('ratioMetric');
  const metrics = [
    spec.field('thresholdMetric'),
    ratio.field('raw'),
    ratio.field('bad'),
  ];
  for (const metric of metrics) {
    const type = metric.field('metricSource').field('type');
    if (type.value === 'push') {
      type.error(
        `push with ${metric.path.at(
          -1,
        )} is not yet supported; use good and total for now`,
      );
    }
  }
}
