import type { OpenSloDocument } from '@tandem/backstage-plugin-tandem-common';
import type { DemoSlo } from './demoSlos';

/** The OpenSLO document of an SLO whose counts are pushed. */
export function openSloDocument(slo: DemoSlo): OpenSloDocument {
  const pushed = (series: 'good' | 'total') => ({
    metricSource: { type: 'push', spec: { series } },
  });
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: slo.name, displayName: slo.title },
    spec: {
      description: `${slo.description}. Counted are ${slo.events}.`,
      service: slo.service,
      indicator: {
        metadata: { name: `${slo.name}-indicator` },
        spec: {
          ratioMetric: {
            counter: true,
            good: pushed('good'),
            total: pushed('total'),
          },
        },
      },
      timeWindow: [{ duration: slo.window, isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ displayName: slo.title, target: slo.target }],
    },
  };
}
