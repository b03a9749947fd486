import type { Translate } from '../translation';

/** Systems that write their names in another way than documents do. */
const SYSTEMS: Readonly<Record<string, string>> = { prometheus: 'Prometheus' };

/**
 * Who counts the events of an SLO: its own jobs, or a metrics system.
 *
 * @param sourceType - as documents call it, in lower case
 */
export function sourceWords(sourceType: string, t: Translate): string {
  return sourceType === 'push'
    ? t('slo.detail.pushed')
    : t('slo.detail.measured', { system: SYSTEMS[sourceType] ?? sourceType });
}
