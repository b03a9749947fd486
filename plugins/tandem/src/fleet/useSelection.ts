import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { useCallback, useMemo, useState } from 'react';

/** The services that are chosen, wherever in the list they stand. */
export interface Selection {
  services: readonly FleetService[];
  /** Their references. */
  refs: ReadonlySet<string>;
  /** Says which of some services are chosen; what else is chosen stays. */
  chooseAmong: (
    shown: readonly FleetService[],
    chosen: ReadonlySet<string>,
  ) => void;
  clear: () => void;
}

/** Keeps what is chosen while people page, sort and filter. */
export function useSelection(): Selection {
  const [services, setServices] = useState<readonly FleetService[]>([]);
  const chooseAmong = useCallback<Selection['chooseAmong']>((shown, chosen) => {
    const shownRefs = new Set(shown.map(({ entityRef }) => entityRef));
    setServices(before => [
      ...before.filter(({ entityRef }) => !shownRefs.has(entityRef)),
      ...shown.filter(({ entityRef }) => chosen.has(entityRef)),
    ]);
  }, []);
  const clear = useCallback(() => setServices([]), []);
  return useMemo(() => {
    const refs = new Set(services.map(({ entityRef }) => entityRef));
    return { services, refs, chooseAmong, clear };
  }, [services, chooseAmong, clear]);
}
