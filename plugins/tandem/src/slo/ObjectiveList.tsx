import {
  formatBudget,
  type ObjectiveStatus,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { BudgetBar } from './BudgetBar';
import { sliWords, targetWords } from './sloWords';
import rows from './SloRows.module.css';

/** Each of several objectives with what is left of its own budget. */
export function ObjectiveList(props: { objectives: ObjectiveStatus[] }) {
  const { t } = useTranslate();
  return (
    <ul className={rows.rows}>
      {props.objectives.map((objective, index) => (
        <li key={index} className={rows.row}>
          <div className={rows.head}>
            <span>
              {objective.displayName ?? targetWords(objective.target)}{' '}
              <Muted>
                {t(`slo.card.state.${objective.state}`)} ·{' '}
                {targetWords(objective.target)}
                {objective.sli !== null &&
                  ` · ${sliWords(objective.sli, objective.target)}`}
              </Muted>
            </span>
            <span className={rows.budget}>
              {objective.budget
                ? formatBudget(objective.budget.remainingRatio)
                : t('slo.list.noData')}
            </span>
          </div>
          <BudgetBar status={objective} />
        </li>
      ))}
    </ul>
  );
}
