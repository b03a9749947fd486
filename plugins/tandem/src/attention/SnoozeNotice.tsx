import { useTranslate } from '../translation';
import { useCause } from '../ui/useCause';
import { FormAlert } from '../ui/form/FormAlert';
import { TextButton } from '../ui/TextButton';
import { snoozeEndWords } from './snoozeTimes';
import type { Snoozing } from './useSnoozing';
import styles from './Attention.module.css';

/** What was put off just now, with the way back; or why it was not. */
export function SnoozeNotice({ snoozing }: { snoozing: Snoozing }) {
  const { last, problem, wake } = snoozing;
  const { t } = useTranslate();
  const causeOf = useCause();
  if (problem) {
    return (
      <FormAlert
        title={
          problem.isWaking
            ? t('attention.snooze.wakeFailed')
            : t('attention.snooze.failed')
        }
        description={causeOf(problem.error)}
      />
    );
  }
  return (
    <div role="status" className={styles.status}>
      {last?.until && (
        <div className={styles.notice}>
          {t('attention.snooze.done', {
            count: last.ids.length,
            when: snoozeEndWords(last.until),
          })}
          <TextButton onPress={() => wake(last.ids)}>
            {t('attention.snooze.undo')}
          </TextButton>
        </div>
      )}
    </div>
  );
}
