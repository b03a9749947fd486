import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import { DEFAULT_ENVIRONMENT } from './operationsState';
import { DEFAULT_RANGE, rangeWindow, type Range } from './range';
import { useLiveEntity } from './useLiveEntity';

/** What a page looks at. It keys the requests, so that a moving «now» does not. */
export interface Selection {
  entityRef: string;
  environment: string;
  range: Range;
}

/** What the cards of an entity page look at. */
export function usualSelection(entityRef: string): Selection {
  return {
    entityRef,
    environment: DEFAULT_ENVIRONMENT,
    range: DEFAULT_RANGE,
  };
}

/** All that the cards of an entity page show; they share the answer, and its renewal. */
export function useSummary(selection: Selection) {
  const api = useApi(tandemApiRef);
  const { entityRef, environment, range } = selection;
  useLiveEntity(entityRef);
  return useQuery({
    queryKey: ['tandem', 'summary', selection],
    queryFn: ({ signal }) => {
      const window = rangeWindow(range, Date.now());
      return api.getSummary(entityRef, { ...window, environment }, { signal });
    },
  });
}
