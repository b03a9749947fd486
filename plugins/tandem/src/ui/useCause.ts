import { useTranslate } from '../translation';
import { causeOf } from './causeOf';

/** What browsers say where a request got no answer. */
const NO_ANSWER = /^(Failed to fetch|NetworkError when |Load failed)/;

/** Says why a request failed: the backend's own words, or that none came. */
export function useCause(): (error: Error) => string {
  const { t } = useTranslate();
  return error =>
    NO_ANSWER.test(error.message) ? t('ui.error.noAnswer') : causeOf(error);
}
