import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { DeploymentDialog } from './DeploymentDialog';
import { DeploymentsCard } from './DeploymentsCard';
import { IncidentsCard } from './IncidentsCard';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
} from '../summary/operationsState';
import type { Selection } from '../summary/useSummary';
import { useDeliveryLists } from './useDeliveryLists';

/** The deployments and incidents behind the figures. */
export function DeliveryLists(props: {
  selection: Selection;
  dora: Dora;
  state: OperationsState;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { selection, dora, state, change, link } = props;
  const lists = useDeliveryLists(selection, dora, state.show);
  return (
    <>
      <DeploymentsCard
        lists={lists}
        dora={dora}
        state={state}
        change={change}
        link={link}
      />
      <IncidentsCard lists={lists} state={state} link={link} />
      {state.deployment && (
        <DeploymentDialog
          id={state.deployment}
          lists={lists}
          change={change}
          link={link}
        />
      )}
    </>
  );
}
