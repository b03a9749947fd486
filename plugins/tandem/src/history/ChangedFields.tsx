import type { FieldChange } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { fieldName } from './changeWords';
import { ChangedValue } from './ChangedValue';
import styles from './History.module.css';

/** Each field that a change touched, before and after; of something new its values. */
export function ChangedFields(props: { changes: readonly FieldChange[] }) {
  const { changes } = props;
  const { t } = useTranslate();
  const isNew = changes.every(({ before }) => before === undefined);
  return (
    <div className={styles.fields}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('history.field')}</th>
            {!isNew && <th scope="col">{t('history.before')}</th>}
            <th scope="col">{t(isNew ? 'history.value' : 'history.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fieldName(field, t)}</th>
              {!isNew && (
                <td>
                  <ChangedValue value={before} />
                </td>
              )}
              <td>
                <ChangedValue value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
