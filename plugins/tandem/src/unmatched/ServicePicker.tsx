import { useApi } from '@backstage/core-plugin-api';
import { Combobox, useAsyncList } from '@backstage/ui';
import { useId } from 'react';
import { tandemApiRef } from '../api';
import { useTranslate } from '../translation';
import { FieldProblem } from '../ui/form/FieldProblem';

/** As many as a list can be looked through. */
const SHOWN = 20;

/** A service of the catalog. */
export interface Service {
  /** Its reference. */
  id: string;
  label: string;
  description?: string;
}

/** Finds a service by a part of its name; the fleet's list does the searching. */
export function ServicePicker(props: {
  label: string;
  description?: string;
  value: Service | null;
  onChange: (service: Service | null) => void;
  problem?: string;
}) {
  const { label, description, value, onChange, problem } = props;
  const { t } = useTranslate();
  const problemId = useId();
  return (
    <div>
      <Combobox
        label={label}
        description={description}
        placeholder={t('unmatched.dialog.placeholder')}
        options={useServices()}
        search={{ mode: 'server' }}
        value={value}
        onChange={service => onChange(service && { ...service })}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
        aria-describedby={problemId}
      />
      <FieldProblem id={problemId} problem={problem} />
    </div>
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
