import type { Slo, SloSeries } from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { exactInstant } from '../ui/RelativeTime';
import { TimeAhead } from '../ui/TimeAhead';
import { budgetForecast } from './budgetForecast';

/** «Budget returns above zero about 2 Dec, if nothing else goes wrong.» */
export function ForecastLine(props: {
  slo: Slo;
  /** Of the whole window; without it less can be told. */
  series: SloSeries | undefined;
}) {
  const { slo, series } = props;
  const { t } = useTranslate();
  const forecast = budgetForecast(slo, series);
  if (!forecast) {
    return null;
  }
  const { kind, at } = forecast;
  return (
    <Muted as="p">
      {kind === 'exhausts'
        ? t('slo.budget.exhausts', { when: <TimeAhead instant={at} /> })
        : t(`slo.budget.${kind}`, { day: <Day instant={at} /> })}
    </Muted>
  );
}

function Day({ instant }: { instant: string }) {
  return (
    <time dateTime={instant} title={exactInstant(instant)}>
      {DateTime.fromISO(instant).toLocaleString({
        day: 'numeric',
        month: 'short',
      })}
    </time>
  );
}
