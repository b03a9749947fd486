import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useAsyncList } from '@backstage/ui';
import { useTranslate } from '../translation';
import { SearchPicker, type Picked } from '../ui/form/SearchPicker';

/** As many as a list can be looked through. */
const SHOWN = 20;
const NAME_FIELDS = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
  'spec.profile.email',
];

/** Somebody of the catalog. */
export type Person = Picked;

/** Finds a person by a part of their name; the catalog does the searching. */
export function PersonPicker(props: {
  label: string;
  description?: string;
  value: Person | null;
  onChange: (person: Person | null) => void;
  problem?: string;
}) {
  const { t } = useTranslate();
  return (
    <SearchPicker
      {...props}
      placeholder={t('liaison.form.personPlaceholder')}
      options={usePeople()}
    />
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
