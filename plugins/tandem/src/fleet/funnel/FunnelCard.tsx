import { Skeleton } from '@backstage/ui';
import {
  ADOPTION_STEPS,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { ErrorState } from '../../ui/ErrorState';
import { Muted } from '../../ui/Muted';
import { SectionCard } from '../../ui/SectionCard';
import { TextButton } from '../../ui/TextButton';
import type { ChangeFleet, FleetState } from '../fleetState';
import { useFunnel } from '../queries';
import { FunnelSteps } from './FunnelSteps';
import { FunnelTable } from './FunnelTable';
import { FunnelTrend } from './FunnelTrend';
import { funnelSummary } from './funnelWords';
import styles from './FunnelCard.module.css';

export interface FunnelProps {
  state: FleetState;
  change: ChangeFleet;
  link: (change: Partial<FleetState>) => string;
}

/** How far the services have come; each step leads to those that miss it. */
export function FunnelCard(props: FunnelProps) {
  const { t } = useTranslate();
  const { data, error, isPending, refetch } = useFunnel();
  return (
    <SectionCard
      title={t('fleet.funnel.title')}
      actions={data && <Muted>{funnelSummary(data, t)}</Muted>}
    >
      {isPending && <FunnelSkeleton />}
      {error && !data && (
        <ErrorState
          title={t('fleet.funnel.failed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && (
        <>
          <FunnelSteps {...props} funnel={data} />
          <Behind {...props} funnel={data} />
        </>
      )}
    </SectionCard>
  );
}

/** What stands behind the bars, opened on demand. */
function Behind(props: FunnelProps & { funnel: Funnel }) {
  const { state, change, funnel } = props;
  const { t } = useTranslate();
  const isTable = state.funnel === 'table';
  const isTrend = state.funnel !== undefined && !isTable;
  const show = (view: FleetState['funnel']) =>
    change({ funnel: view }, { replace: true });
  return (
    <div className={styles.behind}>
      <Muted as="div" className={styles.toggles}>
        <TextButton
          aria-expanded={isTable}
          onPress={() => show(isTable ? undefined : 'table')}
        >
          {t('fleet.funnel.asTable')}
        </TextButton>
        <TextButton
          aria-expanded={isTrend}
          onPress={() => show(isTrend ? undefined : 'trend')}
        >
          {t('fleet.funnel.trend')}
        </TextButton>
      </Muted>
      {isTable && <FunnelTable funnel={funnel} />}
      {isTrend && <FunnelTrend funnel={funnel} state={state} change={change} />}
    </div>
  );
}

function FunnelSkeleton() {
  const { t } = useTranslate();
  return (
    <div
      className={styles.steps}
      role="status"
      aria-label={t('fleet.funnel.loading')}
    >
      {ADOPTION_STEPS.map(step => (
        <div key={step} className={styles.step}>
          <Skeleton width="100%" height={24} />
          <Skeleton width="70%" height={20} />
          <Skeleton width="50%" height={17} />
          <Skeleton width="40%" height={17} />
        </div>
      ))}
    </div>
  );
}
