import { CardBody } from '@backstage/ui';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { Panel } from '../ui/Panel';

/** Tells a guest what the page is for, and who may use it. */
export function NoPerson({ name }: { name: string }) {
  const { t } = useTranslate();
  return (
    <Panel>
      <CardBody>
        <EmptyState
          title={t('teams.noPerson.title')}
          description={t('teams.noPerson.why', { name })}
        />
      </CardBody>
    </Panel>
  );
}
