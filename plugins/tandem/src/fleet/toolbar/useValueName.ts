import { useReferenceName } from '../../ui/usePersonName';
import { withNames } from '../../ui/withNames';

const REFERENCE = /^[a-z]+:[^/]+\/.+$/;

/** How the value of a filter is called: the catalog knows the names of references. */
export function useValueName(value: string | undefined): string {
  const isReference = value !== undefined && REFERENCE.test(value);
  const name = useReferenceName(
    isReference ? value : 'component:default/unknown',
  );
  return isReference ? name : value ?? '';
}

/** The same where the catalog need not be asked. */
export function valueName(value: string): string {
  return withNames(value);
}
