import { parseEntityRef } from '@backstage/catalog-model';
import { Button } from '@backstage/ui';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { useImportDialog } from './useImportDialog';

/** Stands where SLOs will be: what they are for, and how to begin. */
export function FirstSlo(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslate();
  const { dialog, open } = useImportDialog(entityRef);
  const isService = parseEntityRef(entityRef).kind === 'component';
  return (
    <>
      <EmptyState
        title={t('slo.card.empty')}
        description={
          isService ? t('slo.card.emptyWhy') : t('slo.card.emptyWhyServices')
        }
        action={
          isService && (
            <Button size="small" onPress={open}>
              {t('slo.card.write')}
            </Button>
          )
        }
      />
      {dialog}
    </>
  );
}
