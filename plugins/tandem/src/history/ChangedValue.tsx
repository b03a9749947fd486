import { yamlOf } from '../slo/sloReading';
import { useTranslate } from '../translation';
import { AuthorName } from '../ui/AuthorName';
import { Muted } from '../ui/Muted';
import { exactInstant } from '../ui/RelativeTime';
import { Snippet } from '../ui/Snippet';
import { withNames } from '../ui/withNames';
import { isNested, valueWords } from './changeWords';

const PERSON = /^user:[^\s/]+\/\S+$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What a field held: people by name, instants in the viewer's zone, documents in full. */
export function ChangedValue({ value }: { value: unknown }) {
  const { t } = useTranslate();
  if (isNested(value)) {
    return <Snippet title={t('history.fullValue')} text={yamlOf(value)} />;
  }
  const words = valueWords(value);
  if (!words) {
    return <Muted>{t('history.nothing')}</Muted>;
  }
  if (PERSON.test(words.full)) {
    return <AuthorName by={words.full} />;
  }
  if (INSTANT.test(words.full)) {
    return <time dateTime={words.full}>{exactInstant(words.full)}</time>;
  }
  return <span title={words.full}>{withNames(words.short)}</span>;
}
