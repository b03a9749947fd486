import { VisuallyHidden } from '@backstage/ui';
import { NO_BREAK_SPACE } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import type { Trend } from './trend';

const ARROWS = { up: '▲', down: '▼' };

/** «▲ 18 % on the 30 days before» */
export function TrendText(props: { trend: Trend }) {
  const { direction, percent, deploymentsBefore, days } = props.trend;
  const { t } = useTranslate();
  if (direction === 'few') {
    return (
      <Muted>
        {t('delivery.figure.trendFew', {
          count: deploymentsBefore,
          days: `${days}`,
        })}
      </Muted>
    );
  }
  if (direction === 'same') {
    return <Muted>{t('delivery.figure.trendSame', { days: `${days}` })}</Muted>;
  }
  const change = `${percent}${NO_BREAK_SPACE}%`;
  return (
    <Muted>
      <span aria-hidden="true">{ARROWS[direction]} </span>
      <VisuallyHidden>{t(`delivery.figure.${direction}`)} </VisuallyHidden>
      {t('delivery.figure.trend', { change, days: `${days}` })}
    </Muted>
  );
}
