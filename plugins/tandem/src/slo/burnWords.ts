import {
  formatBurnRate,
  NO_BREAK_SPACE,
  type BurnWindow,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';

/** The burn rates over two windows: `14.4 × / 6 ×`. */
export function burnPairWords(
  slo: Pick<Slo, 'status'>,
  windows: readonly [BurnWindow, BurnWindow],
  t: Translate,
): string {
  return windows
    .map(window => burnWords(slo, window, t))
    .join(`${NO_BREAK_SPACE}/${NO_BREAK_SPACE}`);
}

/** A burn rate, or a dash where there was no traffic in its window. */
export function burnWords(
  { status }: Pick<Slo, 'status'>,
  window: BurnWindow,
  t: Translate,
): string {
  const rate = status.burnRates.find(one => one.window === window)?.rate;
  return typeof rate === 'number' ? formatBurnRate(rate) : t('slo.list.none');
}
