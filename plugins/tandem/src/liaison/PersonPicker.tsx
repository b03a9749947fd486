import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { useId } from 'react';
import { useTranslate } from '../translation';
import { FieldProblem } from '../ui/form/FieldProblem';

/** As many as a list can be looked through. */
const SHOWN = 20;
const NAME_FIELDS = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
  'spec.profile.email',
];

/** Somebody of the catalog. */
export interface Person {
  /** The reference of the User. */
  id: string;
  label: string;
  description?: string;
}

/** Finds a person by a part of their name; the catalog does the searching. */
export function PersonPicker(props: {
  label: string;
  description?: string;
  value: Person | null;
  onChange: (person: Person | null) => void;
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
        placeholder={t('liaison.form.personPlaceholder')}
        options={usePeople()}
        search={{ mode: 'server' }}
        value={value}
        onChange={person => onChange(person && { ...person })}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
        aria-describedby={problemId}
      />
      <FieldProblem id={problemId} problem={problem} />
    </div>
  );
}

function usePeople() {
  const catalogApi = useApi(catalogApiRef);
  return useAsyncList<Person>({
    async load({ filterText = '' }) {
      const { items } = await catalogApi.queryEntities({
        filter: { kind: 'User' },
        fields: ['kind', 'metadata', 'spec.profile'],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: SHOWN,
        ...(filterText && {
          fullTextFilter: { term: filterText, fields: NAME_FIELDS },
        }),
      });
      return { items: items.map(toPerson) };
    },
  });
}

function toPerson(entity: Entity): Person {
  const { title, name } = entity.metadata;
  const profile = (entity.spec?.profile ?? {}) as {
    displayName?: string;
    email?: string;
  };
  return {
    id: stringifyEntityRef(entity),
    label: profile.displayName ?? title ?? name,
    description: profile.email,
  };
}
