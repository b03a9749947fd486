import { VisuallyHidden } from '@backstage/ui';
import { useTranslate } from '../translation';
import { MappingsCard } from './MappingsCard';
import { ReferencesCard } from './ReferencesCard';
import styles from './UnmatchedPage.module.css';

/** Which events found no service, and why; and what is done about it. */
export function UnmatchedPage() {
  const { t } = useTranslate();
  return (
    <main className={styles.page}>
      <VisuallyHidden>
        <h2>{t('unmatched.page')}</h2>
      </VisuallyHidden>
      <ReferencesCard />
      <MappingsCard />
    </main>
  );
}
