import { VisuallyHidden } from '@backstage/ui';
import { useTranslate } from '../translation';
import { MappingsCard } from './MappingsCard';
import { ReferencesCard } from './ReferencesCard';
import { Workspace } from '../ui/Workspace';

/** Which events found no service, and why; and what is done about it. */
export function UnmatchedPage() {
  const { t } = useTranslate();
  return (
    <Workspace>
      <VisuallyHidden>
        <h2>{t('unmatched.page')}</h2>
      </VisuallyHidden>
      <ReferencesCard />
      <MappingsCard />
    </Workspace>
  );
}
