import { useApi } from '@backstage/core-plugin-api';
import type { Slo, SloState } from '@tandem/backstage-plugin-tandem-common';
import { tandemApiRef } from '../api';
import { useSingleMutation } from '../ui/useSingleMutation';
import { useSloChanged } from './queries';

/** What of an SLO becomes different. */
export interface SloChange {
  document?: Record<string, unknown>;
  state?: SloState;
  reason?: string;
  /** The version this change is based on, where it is not the one shown. */
  version?: number;
}

/** Saves a change of an SLO and shows it wherever it appears. */
export function useSaveSlo(slo: Slo) {
  const api = useApi(tandemApiRef);
  const changed = useSloChanged();
  return useSingleMutation({
    mutationFn: (change: SloChange) =>
      api.updateSlo(slo.id, {
        document: change.document ?? slo.document,
        state: change.state ?? slo.state,
        version: change.version ?? slo.version,
        reason: change.reason || undefined,
      }),
    onSettled: changed,
  });
}

/** Archives an SLO; it can be restored. */
export function useArchiveSlo(slo: Slo) {
  const api = useApi(tandemApiRef);
  const changed = useSloChanged();
  return useSingleMutation({
    mutationFn: () => api.archiveSlo(slo.id, slo.version),
    onSettled: changed,
  });
}
