/** An SLO of pushed samples as OpenSLO. */
export function sloDocument({ service, name, annotations }) {
  const pushed = series => ({
    metricSource: { type: 'push', spec: { series } },
  });
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: {
      name,
      displayName: name.replaceAll('-', ' '),
      ...(annotations && { annotations }),
    },
    spec: {
      description: 'Requests are answered without an error of ours',
      service,
      indicator: {
        metadata: { name: `${name}-indicator` },
        spec: {
          ratioMetric: {
            counter: true,
            good: pushed('good'),
            total: pushed('total'),
          },
        },
      },
      timeWindow: [{ duration: '30d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ target: 0.999 }],
    },
  };
}
