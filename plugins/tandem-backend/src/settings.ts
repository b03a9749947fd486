import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { RecoveryClock } from '@tandem/backstage-plugin-tandem-common';

/** What `tandem` in the configuration decides; see config.d.ts. */
export interface Settings {
  catalogRefreshMillis: number;
  /** `undefined`: only explicit links count. */
  attributionLimitMillis: number | undefined;
  recoveryClock: RecoveryClock;
}

const MINUTE_MILLIS = 60_000;
const DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;

export function readSettings(config: RootConfigService): Settings {
  const millis = (key: string, unlessGiven: number) =>
    config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : unlessGiven;
  const attribution = 'tandem.delivery.incidentAttribution';
  const isAttributionOff = config.getOptional(attribution) === false;
  return {
    catalogRefreshMillis: millis(
      'tandem.catalog.refreshInterval',
      MINUTE_MILLIS,
    ),
    attributionLimitMillis: isAttributionOff
      ? undefined
      : millis(attribution, DAY_MILLIS),
    recoveryClock: readRecoveryClock(config),
  };
}

function readRecoveryClock(config: RootConfigService): RecoveryClock {
  const key = 'tandem.delivery.recoveryClock';
  const clock = config.getOptionalString(key) ?? 'incident';
  if (clock !== 'incident' && clock !== 'deployment') {
    throw new InputError(`${key}: must be incident or deployment`);
  }
  return clock;
}
