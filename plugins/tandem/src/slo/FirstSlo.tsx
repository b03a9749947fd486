import { parseEntityRef } from '@backstage/catalog-model';
import { Button } from '@backstage/ui';
import { sloCreatePermission } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { mayDo } from '../ui/rights';
import { WhoMay } from '../ui/WhoMay';
import type { NewSloRights } from './sloRights';
import { useImportDialog } from './useImportDialog';

/** Stands where SLOs will be: what they are for, and how to begin. */
export function FirstSlo(props: { entityRef: string; rights: NewSloRights }) {
  const { entityRef, rights } = props;
  const { t } = useTranslate();
  const { dialog, open } = useImportDialog(entityRef, rights);
  const isService = parseEntityRef(entityRef).kind === 'component';
  return (
    <>
      <EmptyState
        title={t('slo.card.empty')}
        description={
          isService ? t('slo.card.emptyWhy') : t('slo.card.emptyWhyServices')
        }
        action={
          isService &&
          (mayDo(rights.allowed, sloCreatePermission) ? (
            <Button size="small" onPress={open}>
              {t('slo.card.write')}
            </Button>
          ) : (
            <WhoMay right="writeSlo" />
          ))
        }
      />
      {dialog}
    </>
  );
}
