import { IANAZone } from 'luxon';
import { text } from './text';

/** An IANA time zone name. @public */
export const timeZoneSchema = text(100).refine(
  zone => IANAZone.isValidZone(zone),
  { message: 'must be an IANA time zone such as Europe/Berlin' },
);
