import type { HistoryEntry } from '@tandem/backstage-plugin-tandem-common';
import { PAYMENTS } from './deliveryExamples';
import { DANA } from './liaisonExamples';

/** Dana lowered a target, five minutes ago. */
export function exampleEntry(parts: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id: '1',
    at: '2026-11-21T09:35:00.000Z',
    by: DANA,
    action: 'edit',
    subject: { kind: 'slo', id: '7', title: 'Payments answer' },
    entityRef: PAYMENTS,
    version: 2,
    reason: 'Agreed with the shop',
    changes: [
      {
        field: 'document.spec.objectives[0].target',
        before: 0.999,
        after: 0.995,
      },
    ],
    ...parts,
  };
}
