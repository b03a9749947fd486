import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  DEFAULT_LOAD_LIMITS,
  normalizeEntityRef,
  type LoadLimits,
  type RecoveryClock,
} from '@tandem/backstage-plugin-tandem-common';

/** Whose a delivery is: the owner's of today, or the owner's at its time. */
export type Ownership = 'now' | 'event';

/** What `tandem` in the configuration decides; see config.d.ts. */
export interface Settings {
  catalogRefreshMillis: number;
  /** `undefined`: only explicit links count. */
  attributionLimitMillis: number | undefined;
  recoveryClock: RecoveryClock;
  ownership: Ownership;
  /** Component types that count as services in the fleet; `undefined`: all. */
  fleetTypes: string[] | undefined;
  /** How many steps down nested groups count as members of an owner. */
  ownershipDepth: number;
  /** Above them planning a person's time is worth a warning. */
  liaisonLimits: LoadLimits;
  /** Whether people may see how full the weeks of others are at all. */
  showsLoads: boolean;
  notifications: {
    isEnabled: boolean;
    /** User references: who hears of gaps that nobody fills. */
    opsLeads: string[];
  };
}

/** Deeper than companies nest. */
const DEFAULT_OWNERSHIP_DEPTH = 10;
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
    recoveryClock: readChoice(config, 'tandem.delivery.recoveryClock', [
      'incident',
      'deployment',
    ]),
    ownership: readChoice(config, 'tandem.delivery.ownership', [
      'now',
      'event',
    ]),
    fleetTypes: config.getOptionalStringArray('tandem.fleet.types'),
    ownershipDepth:
      config.getOptionalNumber('tandem.permissions.ownershipDepth') ??
      DEFAULT_OWNERSHIP_DEPTH,
    liaisonLimits: {
      allocation:
        config.getOptionalNumber('tandem.liaison.warnAbovePercent') ??
        DEFAULT_LOAD_LIMITS.allocation,
      teams:
        config.getOptionalNumber('tandem.liaison.warnAboveTeams') ??
        DEFAULT_LOAD_LIMITS.teams,
    },
    showsLoads: config.getOptionalBoolean('tandem.liaison.showLoads') ?? true,
    notifications: {
      isEnabled:
        config.getOptionalBoolean('tandem.notifications.enabled') ?? true,
      opsLeads: readPeople(config, 'tandem.notifications.opsLeads'),
    },
  };
}

/** References of people; a group would reach all below it. */
function readPeople(config: RootConfigService, key: string): string[] {
  return (config.getOptionalStringArray(key) ?? []).map(given => {
    const ref = normalizeEntityRef(given);
    if (!ref?.startsWith('user:')) {
      throw new InputError(
        `${key}: must name people such as user:default/name, not ${given}`,
      );
    }
    return ref;
  });
}

/** One of the choices; the first unless given. */
function readChoice<TChoice extends string>(
  config: RootConfigService,
  key: string,
  choices: TChoice[],
): TChoice {
  const given = config.getOptionalString(key);
  const choice = choices.find(known => known === given);
  if (given !== undefined && choice === undefined) {
    throw new InputError(`${key}: must be ${choices.join(' or ')}`);
  }
  return choice ?? choices[0];
}
