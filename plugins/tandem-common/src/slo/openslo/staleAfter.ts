import { parseDuration } from '../rollingWindow';
import { DEFAULT_STALE_AFTER_MILLIS } from '../sloStatusInput';
import { longestSeconds } from './openSloDuration';

/**
 * How old the newest slot of an SLO may be before its figures count as stale,
 * such as `45m` or `2h`.
 *
 * @public
 */
export const ANNOTATION_STALE_AFTER = 'tandem.dev/stale-after';

const LIMIT_SECONDS = 31 * 86_400;

/**
 * @returns in milliseconds; undefined where the text is no such time
 */
export function parseStaleAfter(text: string | undefined): number | undefined {
  if (text === undefined) {
    return DEFAULT_STALE_AFTER_MILLIS;
  }
  const duration = parseDuration(text);
  const fits =
    duration !== undefined &&
    'mhdw'.includes(duration.unit) &&
    longestSeconds(duration) <= LIMIT_SECONDS;
  return fits ? longestSeconds(duration) * 1000 : undefined;
}
