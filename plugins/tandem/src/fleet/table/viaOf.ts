import type { FleetService } from '@tandem/backstage-plugin-tandem-common';

const VIA = {
  system: 'fleet.table.via.system',
  group: 'fleet.table.via.group',
  domain: 'fleet.table.via.domain',
  'parent-group': 'fleet.table.via.parent-group',
} as const;

/** The words for the scope that covers a service, where it is not the service itself. */
export function viaOf({
  via,
  scopeRef,
}: NonNullable<FleetService['coverage']>) {
  // Self-run does not tell for which kind of scope; its reference does.
  const kind = via === 'self-run' ? scopeRef?.split(':')[0] : via;
  return kind !== undefined && kind in VIA
    ? VIA[kind as keyof typeof VIA]
    : undefined;
}
