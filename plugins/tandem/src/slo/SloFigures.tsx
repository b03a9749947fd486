import { formatBudget, type Slo } from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import { type Translate, useTranslate } from '../translation';
import { RelativeTime } from '../ui/RelativeTime';
import { Muted } from '../ui/Muted';
import { burnWords } from './burnWords';
import {
  countsSlices,
  eventsWords,
  periodWords,
  shareWords,
  sliWords,
  targetWords,
} from './sloWords';
import styles from './SloDetails.module.css';

/** Objective, attainment, what is left and how fast it goes, each with what it rests on. */
export function SloFigures({ slo }: { slo: Slo }) {
  const { t } = useTranslate();
  const { status } = slo;
  const { budget, sli, target, window } = status;
  const nothing =
    status.total === 0 ? t('slo.list.noTraffic') : t('slo.list.noData');
  return (
    <dl className={styles.figures}>
      <Figure
        name={t('slo.detail.objective')}
        figure={targetWords(target)}
        sample={periodWords(slo, t)}
      />
      <Figure
        name={t('slo.detail.attainment')}
        figure={sli === null ? nothing : sliWords(sli, target)}
        sample={sli !== null && <Attainment slo={slo} t={t} />}
      />
      <Figure
        name={t('slo.detail.left')}
        figure={budget ? formatBudget(budget.remainingRatio) : nothing}
        sample={
          budget &&
          t(
            countsSlices(slo) ? 'slo.detail.sliceLeftOf' : 'slo.detail.leftOf',
            {
              remaining: eventsWords(budget.remaining),
              total: eventsWords(budget.total),
            },
          )
        }
      />
      <Figure
        name={t('slo.detail.burn')}
        figure={burnWords(slo, '1h', t)}
        sample={t('slo.detail.burnLong', { rate: burnWords(slo, '6h', t) })}
      />
      <Figure
        name={t('slo.detail.dataFor')}
        figure={shareWords(window.coverage)}
        sample={
          status.asOf && (
            <>
              {t('slo.list.asOf')} <RelativeTime instant={status.asOf} />
            </>
          )
        }
      />
    </dl>
  );
}

function Figure(props: { name: string; figure: string; sample?: ReactNode }) {
  return (
    <div>
      <dt>
        <Muted>{props.name}</Muted>
      </dt>
      <dd>{props.figure}</dd>
      {props.sample ? (
        <dd>
          <Muted>{props.sample}</Muted>
        </dd>
      ) : null}
    </div>
  );
}

/** Exactly on target is met with nothing left: both are said. */
function Attainment(props: { slo: Slo; t: Translate }) {
  const { slo, t } = props;
  const { good, total, met, budget } = slo.status;
  const metWords =
    budget?.remainingRatio === 0 ? 'metNothingLeft' : ('met' as const);
  const verdict = met ? metWords : 'notMet';
  return (
    <>
      {t(`slo.detail.${verdict}`)}
      {good !== null && total !== null && (
        <>
          {', '}
          {t('slo.detail.attainmentOf', {
            good: eventsWords(good),
            total: eventsWords(total),
          })}
        </>
      )}
    </>
  );
}
