import { RiSubtractLine } from '@remixicon/react';
import {
  formatBudget,
  type FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { SloHealthTag } from '../../slo/SloTag';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { StatusTag } from '../../ui/StatusTag';
import styles from './ServicesTable.module.css';

/** How the worst SLO does. */
export function SloCell({ slo }: { slo: NonNullable<FleetService['slo']> }) {
  const { state, count, asOf } = slo;
  const { t } = useTranslate();
  if (state === 'none') {
    return (
      <StatusTag tone="neutral" icon={RiSubtractLine}>
        {t('fleet.table.noSlo')}
      </StatusTag>
    );
  }
  return (
    <span className={styles.pair}>
      <span>
        <SloHealthTag state={state} asOf={asOf} />
      </span>
      {count > 1 && (
        <Muted>{t('fleet.table.worstOf', { number: `${count}` })}</Muted>
      )}
    </span>
  );
}

/** What is left of its budget; old figures are quieter. */
export function BudgetCell({ slo }: { slo: NonNullable<FleetService['slo']> }) {
  const { state, worstRemainingRatio } = slo;
  const { t } = useTranslate();
  if (worstRemainingRatio !== null) {
    const budget = formatBudget(worstRemainingRatio);
    return state === 'stale' ? <Muted>{budget}</Muted> : <>{budget}</>;
  }
  if (state === 'none' || state === 'draft') {
    return <Muted>–</Muted>;
  }
  return (
    <Muted>
      {state === 'no-traffic'
        ? t('fleet.table.noTraffic')
        : t('fleet.table.noData')}
    </Muted>
  );
}
