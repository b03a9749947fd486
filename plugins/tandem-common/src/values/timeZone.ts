import { IANAZone } from 'luxon';
import { text } from './text';

/**
 * An IANA time zone name. A bare offset such as `+05:00`, which newer runtimes
 * take for a zone, is none.
 *
 * @public
 */
export const timeZoneSchema = text(100).refine(
  zone => /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone),
  { message: 'must be an IANA time zone such as Europe/Berlin' },
);
