import type { FieldChange } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { withNames } from '../ui/withNames';
import { AuthorName } from '../ui/AuthorName';
import { fieldName, valueWords } from './changeWords';
import styles from './History.module.css';

/** Each field that a change touched, before and after. */
export function ChangedFields(props: { changes: readonly FieldChange[] }) {
  const { t } = useTranslate();
  return (
    <div className={styles.fields}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('history.field')}</th>
            <th scope="col">{t('history.before')}</th>
            <th scope="col">{t('history.after')}</th>
          </tr>
        </thead>
        <tbody>
          {props.changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fieldName(field, t)}</th>
              <td>
                <Value value={before} />
              </td>
              <td>
                <Value value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value }: { value: unknown }) {
  const { t } = useTranslate();
  const words = valueWords(value);
  if (!words) {
    return <Muted>{t('history.nothing')}</Muted>;
  }
  if (/^user:[^\s/]+\/\S+$/.test(words.full)) {
    return <AuthorName by={words.full} />;
  }
  return <span title={words.full}>{withNames(words.short)}</span>;
}
