import {
  sloCreatePermission,
  sloUpdatePermission,
  type NewSloState,
  type Slo,
  type SloState,
} from '@tandem/backstage-plugin-tandem-common';
import { mayDo } from '../ui/rights';

/** Whether the viewer may save an SLO in a state, such as publish a draft. */
export function maySaveAs(slo: Slo, state: SloState): boolean {
  return (
    slo.allowedStates?.includes(state) ??
    mayDo(slo.allowed, sloUpdatePermission)
  );
}

/** What a summary says of the viewer's rights to write SLOs of a service. */
export interface NewSloRights {
  allowed?: readonly string[];
  allowedSloStates?: readonly NewSloState[];
}

/** Whether the viewer may write a new SLO in a state. */
export function mayWriteAs(
  { allowed, allowedSloStates }: NewSloRights,
  state: NewSloState,
): boolean {
  return (
    allowedSloStates?.includes(state) ?? mayDo(allowed, sloCreatePermission)
  );
}
