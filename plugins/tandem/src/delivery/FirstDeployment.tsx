import { parseEntityRef } from '@backstage/catalog-model';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { SetUpDialog } from './SetUpDialog';

/** Stands where figures will be, and shows how to get the first one in. */
export function FirstDeployment(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const isService = parseEntityRef(entityRef).kind === 'component';
  return (
    <>
      <EmptyState
        title={t('delivery.setUp.title')}
        description={
          isService ? t('delivery.setUp.why') : t('delivery.setUp.whyServices')
        }
        action={
          <Button
            size="small"
            variant="secondary"
            onPress={() => setIsOpen(true)}
          >
            {t('delivery.setUp.start')}
          </Button>
        }
      />
      {isOpen && (
        <SetUpDialog
          entityRef={isService ? entityRef : 'component:default/NAME'}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
