import type { SloStatus } from '@tandem/backstage-plugin-tandem-common';
import styles from './BudgetBar.module.css';

const LOW_RATIO = 0.25;

/** What is left of a budget; the figure beside it says the same. */
export function BudgetBar(props: {
  status: Pick<SloStatus, 'state' | 'budget'>;
}) {
  const { share, tone } = fillOf(props.status);
  return (
    <div className={styles.bar} aria-hidden="true">
      <div
        className={styles.fill}
        data-tone={tone}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

/** Full and red when overspent; without a colour where the figure may be wrong by now. */
export function fillOf({ state, budget }: Pick<SloStatus, 'state' | 'budget'>) {
  if (!budget) {
    return { share: 0, tone: undefined };
  }
  const { remainingRatio } = budget;
  const share = remainingRatio <= 0 ? 1 : Math.min(1, remainingRatio);
  const isCurrent = ['healthy', 'burning', 'exhausted'].includes(state);
  if (!isCurrent) {
    return { share, tone: undefined };
  }
  if (remainingRatio <= 0) {
    return { share, tone: 'negative' };
  }
  return { share, tone: remainingRatio < LOW_RATIO ? 'warning' : 'positive' };
}
