import { VisuallyHidden } from '@backstage/ui';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { LiaisonForMany } from './assign/LiaisonForMany';
import { FleetHeadline } from './FleetHeadline';
import { useFleetState } from './fleetState';
import { FunnelCard } from './funnel/FunnelCard';
import { useLiveFleet } from './queries';
import { SelectionBar } from './SelectionBar';
import { ServicesCard } from './table/ServicesCard';
import { useSelection } from './useSelection';
import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { Workspace } from '../ui/Workspace';

/** All services at a glance: who is missing what, and a way to do it for many. */
export function FleetPage() {
  const { t } = useTranslate();
  const fleet = useFleetState();
  const selection = useSelection();
  const [toAssign, setToAssign] = useState<readonly FleetService[]>();
  useLiveFleet();
  return (
    <Workspace>
      <VisuallyHidden>
        <h2>{t('fleet.page.title')}</h2>
      </VisuallyHidden>
      <FleetHeadline />
      <FunnelCard {...fleet} />
      <ServicesCard
        {...fleet}
        selection={selection}
        onAssign={service => setToAssign([service])}
      />
      <SelectionBar
        selection={selection}
        onAssign={() => setToAssign(selection.services)}
      />
      {toAssign && (
        <LiaisonForMany
          services={toAssign}
          onDone={selection.clear}
          onClose={() => setToAssign(undefined)}
        />
      )}
    </Workspace>
  );
}
