import type { Dora, Slo } from '@tandem/backstage-plugin-tandem-common';
import { SeriesCard } from '../delivery/SeriesCard';
import { BudgetCard } from '../slo/BudgetCard';
import type { MetricName } from '../summary/metrics';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
} from '../summary/operationsState';
import { BUDGET_PART } from '../summary/operationsParts';
import type { Selection } from '../summary/useSummary';
import { PagePart } from '../ui/PagePart';
import { StoryCard } from './StoryCard';
import styles from './OperationsContent.module.css';

/** The course of a budget, or of a delivery figure, beside what happened last. */
export function CourseAndStory(props: {
  selection: Selection;
  /** Not where deliveries are hidden from the viewer. */
  dora: Dora | undefined;
  /** The SLO whose budget is drawn; without one the figure is. */
  slo: Slo | undefined;
  published: readonly Slo[];
  metric: MetricName;
  state: OperationsState;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { selection, dora, slo, published, state, change, link } = props;
  return (
    <PagePart name={BUDGET_PART}>
      <div className={styles.pair}>
        {slo ? (
          <BudgetCard
            slo={slo}
            slos={published}
            state={state}
            change={change}
          />
        ) : (
          dora && <SeriesCard {...props} dora={dora} />
        )}
        {dora && (
          <StoryCard selection={selection} dora={dora} slo={slo} link={link} />
        )}
      </div>
    </PagePart>
  );
}
