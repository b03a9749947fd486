import { CardBody } from '@backstage/ui';
import type {
  FleetColumn,
  FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { ErrorState } from '../../ui/ErrorState';
import { Muted } from '../../ui/Muted';
import { Panel } from '../../ui/Panel';
import { fleetOptions, type ChangeFleet, type FleetState } from '../fleetState';
import { useFleetServices } from '../queries';
import { Toolbar } from '../toolbar/Toolbar';
import type { Selection } from '../useSelection';
import { useShownColumns } from '../useShownColumns';
import { NoServices } from './NoServices';
import { Pager } from './Pager';
import { ServicesSkeleton } from './ServicesSkeleton';
import { ServicesTable } from './ServicesTable';
import { PAGE_SIZE, usePages, type Pages } from './usePages';
import { useTopInView } from './useTopInView';
import styles from './ServicesTable.module.css';

interface ServicesProps {
  state: FleetState;
  change: ChangeFleet;
  selection: Selection;
  /** Looks for a liaison of one service. */
  onAssign: (service: FleetService) => void;
}

/** What narrows the list down, and the list. */
export function ServicesCard(props: ServicesProps) {
  const { state, change } = props;
  const { columns, setColumns } = useShownColumns();
  return (
    <>
      <Toolbar
        state={state}
        change={change}
        columns={columns}
        onColumns={setColumns}
      />
      <Panel>
        <CardBody>
          <Rows {...props} columns={columns} />
        </CardBody>
      </Panel>
    </>
  );
}

function Rows(props: ServicesProps & { columns: readonly FleetColumn[] }) {
  const { state, change, columns } = props;
  const { t } = useTranslate();
  const options = fleetOptions(state);
  const pages = usePages(JSON.stringify(options));
  const top = useTopInView(pages.before);
  const services = useFleetServices({
    ...options,
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  const { data, error, isPending, isPlaceholderData, refetch } = services;
  if (isPending) {
    return <ServicesSkeleton columns={columns} />;
  }
  // What was listed for other filters must not stand for these.
  if (error && (!data || isPlaceholderData)) {
    return (
      <ErrorState
        title={t('fleet.table.failed')}
        error={error}
        onRetry={refetch}
      />
    );
  }
  if (!data?.items.length) {
    return <NoServices state={state} change={change} pages={pages} />;
  }
  return (
    <div ref={top}>
      <ServicesTable
        {...props}
        services={data.items}
        isStale={isPlaceholderData}
      />
      <Foot
        pages={pages}
        shown={data.items.length}
        isStale={isPlaceholderData}
        {...data}
      />
    </div>
  );
}

function Foot(props: {
  pages: Pages;
  shown: number;
  totalItems?: number;
  nextCursor?: string;
  isStale: boolean;
}) {
  const { t } = useTranslate();
  return (
    <div className={styles.foot}>
      <Muted>{t('fleet.table.figures')}</Muted>
      <Pager {...props} />
    </div>
  );
}
