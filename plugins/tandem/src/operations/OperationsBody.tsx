import { CardBody } from '@backstage/ui';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { DeliveryLists } from '../delivery/DeliveryLists';
import { DeliverySection } from '../delivery/DeliverySection';
import { FirstDeployment } from '../delivery/FirstDeployment';
import { ChangesSection } from '../history/ChangesSection';
import { AssignmentsSection } from '../liaison/AssignmentsSection';
import { SloDialog } from '../slo/SloDialog';
import { SloListCard } from '../slo/SloListCard';
import { DEFAULT_METRIC } from '../summary/metrics';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
} from '../summary/operationsState';
import type { Selection } from '../summary/useSummary';
import { useTranslate } from '../translation';
import { Panel } from '../ui/Panel';
import { SectionCard } from '../ui/SectionCard';
import { WhoMay } from '../ui/WhoMay';
import { CourseAndStory } from './CourseAndStory';
import { OtherEnvironments } from './OtherEnvironments';
import { OverviewCards } from './OverviewCards';

interface BodyProps {
  selection: Selection;
  summary: EntitySummary;
  state: OperationsState;
  change: ChangeOperations;
  link: LinkOperations;
}

/** Everything about a service's operations, in the order people ask for it. */
export function OperationsBody(props: BodyProps) {
  const { selection, summary, state, change, link } = props;
  const { entityRef } = selection;
  const { slos = [], dora, environments = [] } = summary;
  const published = slos.filter(slo => slo.state === 'published');
  const slo =
    published.find(({ id }) => id === state.budgetOf) ?? published.at(0);
  const metric = state.metric ?? (slo ? undefined : DEFAULT_METRIC);
  const isDeployed = environments.length > 0;
  return (
    <>
      <OverviewCards entityRef={entityRef} summary={summary} link={link} />
      <Delivery {...props} metric={metric} withCourse={Boolean(slo)} />
      {(slo || isDeployed) && (
        <CourseAndStory
          selection={selection}
          dora={dora}
          slo={slo}
          published={published}
          metric={metric ?? DEFAULT_METRIC}
          state={state}
          change={change}
          link={link}
        />
      )}
      {(slos.length > 0 || state.sloFilter !== 'current') && (
        <SloListCard
          entityRef={entityRef}
          slos={slos}
          rights={summary}
          state={state}
          change={change}
          link={link}
        />
      )}
      {dora && isDeployed && (
        <DeliveryLists
          selection={selection}
          dora={dora}
          state={state}
          change={change}
          link={link}
        />
      )}
      <AssignmentsSection entityRef={entityRef} />
      <ChangesSection entityRef={entityRef} />
      {state.slo && (
        <SloDialog
          key={state.slo}
          id={state.slo}
          listed={slos.find(({ id }) => id === state.slo)}
          change={change}
        />
      )}
    </>
  );
}

/** The delivery figures, or how to get the first ones in. */
function Delivery(
  props: BodyProps &
    Pick<Parameters<typeof DeliverySection>[0], 'metric' | 'withCourse'>,
) {
  const { selection, summary, change } = props;
  const { t } = useTranslate();
  const { environments = [], dora } = summary;
  if (!dora) {
    return (
      <SectionCard title={t('delivery.card.title')}>
        <WhoMay right="seeDeliveries" />
      </SectionCard>
    );
  }
  if (!environments.length) {
    return (
      <Panel>
        <CardBody>
          <FirstDeployment entityRef={selection.entityRef} />
        </CardBody>
      </Panel>
    );
  }
  return (
    <>
      {!environments.includes(selection.environment) && (
        <OtherEnvironments
          environment={selection.environment}
          environments={environments}
          change={change}
        />
      )}
      <DeliverySection {...props} dora={dora} />
    </>
  );
}
