/** `metricSource` of the type Prometheus. */
export function metric(query: string, more: object = {}) {
  return { metricSource: { type: 'Prometheus', spec: { query }, ...more } };
}

/** An OpenSLO document of the shop. */
export function sloDocument(
  name: string,
  sli: object,
  more: { objective?: object; duration?: string } = {},
): Record<string, unknown> {
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name },
    spec: {
      service: 'shop',
      indicator: { metadata: { name: `${name}-indicator` }, spec: sli },
      timeWindow: [{ duration: more.duration ?? '7d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ target: 0.99, ...more.objective }],
    },
  };
}

/** Answers without an error, of all answers. */
export function answers() {
  return {
    ratioMetric: {
      counter: true,
      bad: metric('shop_requests_total{job="shop",code=~"5.."}'),
      total: metric('shop_requests_total{job="shop"}'),
    },
  };
}

/** As people import them: JSON is YAML. */
export function toFile(documents: object[]): string {
  return documents.map(document => JSON.stringify(document)).join('\n---\n');
}
