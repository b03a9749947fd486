import { HumanDuration } from '@backstage/types';

export interface Config {
  tandem?: {
    catalog?: {
      /**
       * How often all of the catalog is read anew; a minute unless given.
       * References that are not known yet are looked up at once anyway.
       */
      refreshInterval?: HumanDuration | string;
    };
    delivery?: {
      /**
       * How long after a deployment an incident without an explicit link still
       * counts against it, inclusive; 24 hours unless given. `false` counts
       * explicit links only.
       */
      incidentAttribution?: HumanDuration | string | false;
      /**
       * Where the recovery of a failed deployment starts: with its first
       * incident (the default), or with the deployment itself.
       */
      recoveryClock?: 'incident' | 'deployment';
      /**
       * Whose a delivery is in the figures of groups: the owner's of today (the
       * default), or that of whoever owned the service when it happened.
       */
      ownership?: 'now' | 'event';
    };
    fleet?: {
      /**
       * Types of components that count as services on the fleet page and in the
       * funnel, such as `service`; all components unless given.
       */
      types?: string[];
    };
    permissions?: {
      /**
       * How many steps below an owner groups may be nested for their members to
       * count as members of the owner; 10 unless given, 0 for direct members only.
       */
      ownershipDepth?: number;
    };
    notifications?: {
      /**
       * Whether people are told through Backstage's notifications; true unless
       * given. Where that plugin is not installed nothing is sent anyway.
       */
      enabled?: boolean;
      /**
       * Who hears of absences that leave somebody without help, besides the
       * deputies: references such as `user:default/name`. They find them in
       * their queue, too, whether notifications are enabled or not.
       */
      opsLeads?: string[];
    };
    liaison?: {
      /**
       * Above this share of a person's working time, in percent, assignments
       * carry a warning; 80 unless given. More than 100 is always refused.
       */
      warnAbovePercent?: number;
      /**
       * Above this number of scopes that one person helps at a time,
       * assignments carry a warning; 5 unless given.
       */
      warnAboveTeams?: number;
      /**
       * Whether people may see how full the weeks of others are; true unless
       * given. `false` shows everyone only their own load, whatever the
       * permission policy says.
       */
      showLoads?: boolean;
    };
  };
}
