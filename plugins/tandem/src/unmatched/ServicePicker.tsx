import { useApi } from '@backstage/core-plugin-api';
import { useAsyncList } from '@backstage/ui';
import { tandemApiRef } from '../api';
import { useTranslate } from '../translation';
import { SearchPicker, type Picked } from '../ui/form/SearchPicker';

/** As many as a list can be looked through. */
const SHOWN = 20;

/** A service of the catalog. */
export type Service = Picked;

/** Finds a service by a part of its name; the fleet's list does the searching. */
export function ServicePicker(props: {
  label: string;
  description?: string;
  value: Service | null;
  onChange: (service: Service | null) => void;
  problem?: string;
}) {
  const { t } = useTranslate();
  return (
    <SearchPicker
      {...props}
      placeholder={t('unmatched.dialog.placeholder')}
      options={useServices()}
    />
  );
}

function useServices() {
  const api = useApi(tandemApiRef);
  return useAsyncList<Service>({
    async load({ filterText, signal }) {
      const { items } = await api.listFleetServices(
        { limit: SHOWN, ...(filterText && { search: filterText }) },
        { signal },
      );
      return {
        items: items.map(({ entityRef, title, ownerTitle }) => ({
          id: entityRef,
          label: title,
          description: ownerTitle ? `${ownerTitle} · ${entityRef}` : entityRef,
        })),
      };
    },
  });
}
