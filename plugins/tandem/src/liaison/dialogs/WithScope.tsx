import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from '../../translation';
import { refName } from '../../ui/refName';
import { PendingDialog } from './PendingDialog';

/** Lets a dialog that opens elsewhere work as on the page of its scope. */
export function WithScope(props: {
  scopeRef: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { scopeRef, onClose, children } = props;
  const { t } = useTranslate();
  const catalogApi = useApi(catalogApiRef);
  const { data, error, refetch } = useQuery({
    queryKey: ['tandem', 'scope', scopeRef],
    queryFn: async () => {
      const entity = await catalogApi.getEntityByRef(scopeRef);
      if (!entity) {
        throw new Error(
          t('liaison.form.scopeUnknown', { scope: refName(scopeRef) }),
        );
      }
      return entity;
    },
  });
  return data ? (
    <EntityProvider entity={data}>{children}</EntityProvider>
  ) : (
    <PendingDialog
      title={t('liaison.form.proposeTitle')}
      loading={t('liaison.form.scopeLoading')}
      failed={t('liaison.form.scopeFailed')}
      error={error}
      onRetry={refetch}
      onClose={onClose}
    />
  );
}
