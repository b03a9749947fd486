import { usePersonName } from './usePersonName';

/** Who did something: a person by name, a service as it calls itself. */
export function AuthorName({ by }: { by: string }) {
  return <>{useAuthorName(by)}</>;
}

/** The same, for a sentence. */
export function useAuthorName(by: string): string {
  const isPerson = by.startsWith('user:');
  const name = usePersonName(isPerson ? by : undefined);
  return isPerson ? name : by.replace(/^[a-z]+:/, '');
}
