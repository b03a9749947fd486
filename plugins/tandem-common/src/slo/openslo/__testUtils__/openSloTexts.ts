import type { JsonObject } from '../openSloDocument';

/** A valid SLO for pushed counts, one field a line. */
export const SLO_TEXT = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: answers
  displayName: Search answers
spec:
  description: Searches that are answered without an error
  service: search
  indicator:
    metadata:
      name: answers-indicator
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: push
            spec: { series: good }
        total:
          metricSource:
            type: push
            spec: { series: total }
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - displayName: Answers
      target: 0.999
`;

function metric(type: string, spec: JsonObject): JsonObject {
  return { metricSource: { type, spec } };
}

/** A metric of Prometheus. */
export function query(text: string): JsonObject {
  return metric('prometheus', { query: text });
}

/** A metric whose counts are pushed. */
export function pushed(series: string): JsonObject {
  return metric('push', { series });
}

/** `spec` of a valid SLI. */
export function ratio(): JsonObject {
  return {
    ratioMetric: {
      counter: true,
      good: pushed('good'),
      total: pushed('total'),
    },
  };
}

/** A valid SLO as JSON; `spec` replaces fields, `undefined` takes them away. */
export function sloJson(spec: JsonObject = {}, metadata: JsonObject = {}) {
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: 'answers', ...metadata },
    spec: {
      service: 'search',
      indicator: { metadata: { name: 'answers-indicator' }, spec: ratio() },
      timeWindow: [{ duration: '30d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ target: 0.999 }],
      ...spec,
    },
  };
}

/** A document of any kind. */
export function documentOf(kind: string, spec: unknown, name = 'name') {
  return { apiVersion: 'openslo/v1', kind, metadata: { name }, spec };
}

/** An SLO with its indicator's `spec`, and more fields of its objective. */
export function withIndicator(spec: unknown, objective: JsonObject = {}) {
  return sloJson({
    indicator: { metadata: { name: 'indicator' }, spec },
    objectives: [{ target: 0.99, ...objective }],
  });
}

export function withObjective(objective: unknown) {
  return sloJson({ objectives: [objective] });
}

export function withWindow(window: unknown) {
  return sloJson({ timeWindow: [window] });
}
