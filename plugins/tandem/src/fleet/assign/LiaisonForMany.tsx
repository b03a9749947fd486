import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { lazy, Suspense } from 'react';

const AssignDialog = lazy(() =>
  import('./AssignDialog').then(m => ({ default: m.AssignDialog })),
);

/** The dialog that names a liaison for services; loaded with the first. */
export function LiaisonForMany(props: {
  services: readonly FleetService[];
  /** Called once people are asked. */
  onDone: () => void;
  onClose: () => void;
}) {
  return (
    <Suspense fallback={null}>
      <AssignDialog {...props} />
    </Suspense>
  );
}
