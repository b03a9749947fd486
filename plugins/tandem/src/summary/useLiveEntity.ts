import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { askAfterSignal } from '../ui/askAnew';
import { useTandemSignal } from '../ui/useTandemSignal';

/** What is kept under the id of an SLO, a record or a scope, of whichever entity. */
const KEPT_BY_ID = [
  'slo',
  'slo-series',
  'slo-revisions',
  'deployment',
  'incident',
  'incidents-of',
  'liaison',
];

/** Keeps what an open page shows of an entity as the backend has it. */
export function useLiveEntity(entityRef: string) {
  const client = useQueryClient();
  useTandemSignal(`tandem:${entityRef}`, () => {
    askAfterSignal(client, {
      predicate: ({ queryKey }) => isAbout(queryKey, entityRef),
    });
  });
}

/** Whether an answer may change when an entity does. */
export function isAbout(queryKey: QueryKey, entityRef: string): boolean {
  const [feature, name, subject] = queryKey;
  return (
    feature === 'tandem' &&
    (KEPT_BY_ID.includes(String(name)) || refOf(subject) === entityRef)
  );
}

/** Keys name an entity, or a selection of what to show of it. */
function refOf(subject: unknown): unknown {
  return typeof subject === 'object' && subject !== null
    ? (subject as { entityRef?: unknown }).entityRef
    : subject;
}
