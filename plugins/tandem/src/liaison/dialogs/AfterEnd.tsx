import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  catalogApiRef,
  getEntityRelations,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { useApi } from '@backstage/core-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type {
  Assignment,
  Coverage,
  TandemApi,
} from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../../api';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { formatCivilDate } from '../civilDateNames';
import { LIAISON_KEY, useCoverage } from '../queries';
import { refName } from '../../ui/refName';
import { useScopes } from '../useScopes';

/** Who helps once an assignment has ended: who follows, or the next scope. */
export function AfterEnd(props: { entityRef: string; assignment: Assignment }) {
  const { entityRef, assignment } = props;
  const { t } = useTranslate();
  const upcoming = useCoverage(entityRef).data?.upcoming;
  const { data: next, isPending } = useNextCover(assignment);
  const scope = refName(assignment.scopeRef, assignment.scopeTitle);
  const [person] = next?.people ?? [];
  return (
    <div role="status">
      <Text as="p" weight="bold">
        {t('liaison.transition.after')}
      </Text>
      {isPending && <Skeleton width="60%" height={18} />}
      {next?.scopeRef && (
        <Muted as="p">
          {t('liaison.transition.afterVia', {
            name: person
              ? refName(person.userRef, person.title)
              : t('liaison.transition.nobodyNamed'),
            scope: refName(next.scopeRef, next.scopeTitle),
          })}
        </Muted>
      )}
      {next === null && !upcoming && (
        <Muted as="p">{t('liaison.transition.afterNobody', { scope })}</Muted>
      )}
      {upcoming && (
        <Muted as="p">
          {t('liaison.transition.afterUpcoming', {
            name: upcoming.liaisonRef
              ? refName(upcoming.liaisonRef, upcoming.liaisonTitle)
              : t('liaison.transition.nobodyNamed'),
            date: formatCivilDate(upcoming.startsOn),
          })}
        </Muted>
      )}
    </div>
  );
}

/** The cover of the next scope that has one; `null` where none does. */
function useNextCover(assignment: Assignment) {
  const api = useApi(tandemApiRef);
  const catalogApi = useApi(catalogApiRef);
  const scopes = useScopes().map(({ ref }) => ref);
  const position = scopes.indexOf(assignment.scopeRef);
  const farther = scopes.slice(position + 1);
  return useQuery({
    queryKey: [...LIAISON_KEY, 'next-cover', assignment.id, farther],
    queryFn: async ({ signal }) => {
      const parents = await parentsOf(catalogApi, assignment.scopeRef);
      return firstCover(api, [...farther, ...parents], assignment, signal);
    },
  });
}

/** A group's own parents answer for theirs. */
async function parentsOf(catalogApi: CatalogApi, scopeRef: string) {
  const scope = scopeRef.startsWith('group:')
    ? await catalogApi.getEntityByRef(scopeRef)
    : undefined;
  return getEntityRelations(scope, RELATION_CHILD_OF).map(ref =>
    stringifyEntityRef(ref),
  );
}

async function firstCover(
  api: TandemApi,
  scopeRefs: readonly string[],
  assignment: Assignment,
  signal: AbortSignal,
): Promise<Coverage | null> {
  for (const scopeRef of scopeRefs) {
    const coverage = await api.getCoverage(scopeRef, { signal });
    if (coverage.covered && coverage.assignmentId !== assignment.id) {
      return coverage;
    }
  }
  return null;
}
