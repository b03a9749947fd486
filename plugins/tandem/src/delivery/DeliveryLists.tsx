import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { DeploymentDialog } from './DeploymentDialog';
import { DeploymentsCard } from './DeploymentsCard';
import { IncidentsCard } from './IncidentsCard';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
} from './operationsState';
import type { Selection } from './queries';
import { SeriesCard } from './SeriesCard';
import { StoryCard } from './StoryCard';
import { useDeliveryLists } from './useDeliveryLists';
import styles from './OperationsContent.module.css';

/** The course of a figure, its last event, and the records behind it all. */
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
      <div className={styles.pair}>
        <SeriesCard {...props} />
        <StoryCard selection={selection} dora={dora} link={link} />
      </div>
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
