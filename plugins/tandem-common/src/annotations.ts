/** The criticality of a service, such as `1` or `tier-1`. @public */
export const ANNOTATION_TIER = 'tandem.dev/tier';

/**
 * Entity references under which a service was known before, separated by
 * commas: its history stays with it.
 *
 * @public
 */
export const ANNOTATION_ALIASES = 'tandem.dev/aliases';

/**
 * On a User: the IANA name of the time zone they work in, such as
 * `Europe/Lisbon`.
 *
 * @public
 */
export const ANNOTATION_TIME_ZONE = 'tandem.dev/time-zone';
