import { checkDescription } from './checkMetadata';
import type { DocumentField } from './DocumentField';
import { refuseUnsupportedPush } from './notYetSupported';

/** The source type that teams without a metrics server hand their counts in to. */
export const PUSH_SOURCE = 'push';

/** `spec` of an SLI, of a document or of an SLO's own indicator. */
export function checkSli(spec: DocumentField): void {
  if (
    !spec.required() ||
    !spec.isObjectOf(['description', 'thresholdMetric', 'ratioMetric'])
  ) {
    return;
  }
  checkDescription(spec);
  const metric = spec.exactlyOne('thresholdMetric', 'ratioMetric');
  if (metric?.path.at(-1) === 'ratioMetric') {
    checkRatioMetric(metric);
  } else if (metric) {
    checkMetric(metric);
  }
  refuseUnsupportedPush(spec);
}

function checkRatioMetric(ratio: DocumentField): void {
  const metrics = ['good', 'bad', 'total', 'raw'];
  if (!ratio.isObjectOf(['counter', 'rawType', ...metrics])) {
    return;
  }
  const counter = ratio.field('counter');
  if (counter.present) {
    counter.isFlag();
  } else if (!ratio.field('raw').present) {
    counter.warn('counter is missing; read as true');
  }
  const denominator = ratio.exactlyOne('total', 'raw');
  if (denominator?.path.at(-1) === 'total') {
    ratio.exactlyOne('good', 'bad');
    checkNoRawType(ratio);
  } else if (denominator) {
    checkRaw(ratio);
  }
  for (const metric of metrics.map(name => ratio.field(name))) {
    if (metric.present) {
      checkMetric(metric);
    }
  }
  checkOneSource(ratio);
}

function checkRaw(ratio: DocumentField): void {
  const rawType = ratio.field('rawType');
  if (rawType.required()) {
    rawType.isOneOf(['success', 'failure']);
  }
  for (const part of [ratio.field('good'), ratio.field('bad')]) {
    if (part.present) {
      part.error(`raw and ${part.path.at(-1)} exclude each other`);
    }
  }
}

function checkNoRawType(ratio: DocumentField): void {
  const rawType = ratio.field('rawType');
  if (rawType.present) {
    rawType.error('rawType goes with raw only');
  }
}

/** Counts from two sources would not be of the same events. */
function checkOneSource(ratio: DocumentField): void {
  const total = ratio.field('total').field('metricSource').field('type');
  for (const name of ['good', 'bad']) {
    const type = ratio.field(name).field('metricSource').field('type');
    if (type.present && total.present && type.value !== total.value) {
      type.error(`${name} and total must come from the same type of source`);
    }
  }
}

function checkMetric(metric: DocumentField): void {
  if (!metric.isObjectOf(['metricSource'])) {
    return;
  }
  const source = metric.field('metricSource');
  if (
    !source.required() ||
    !source.isObjectOf(['metricSourceRef', 'type', 'spec'])
  ) {
    return;
  }
  const ref = source.field('metricSourceRef');
  if (ref.present) {
    ref.isName();
  }
  const type = source.field('type');
  if (type.present) {
    type.isText(1, 100);
  }
  if (!ref.present && !type.present) {
    source.error('type or metricSourceRef is required');
  }
  checkSourceSpec(source, metric.path.at(-1));
}

function checkSourceSpec(
  source: DocumentField,
  series: string | number | undefined,
): void {
  const spec = source.field('spec');
  if (!spec.required() || !spec.isObject()) {
    return;
  }
  if (source.field('type').value !== PUSH_SOURCE) {
    if (spec.names().length === 0) {
      spec.error('must not be empty: it tells the source what to read');
    }
    return;
  }
  if (series !== 'good' && series !== 'total') {
    return;
  }
  spec.isObjectOf(['series']);
  if (spec.field('series').required()) {
    spec.field('series').isOneOf([series]);
  }
}
