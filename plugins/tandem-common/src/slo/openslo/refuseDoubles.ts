import { entityOfSlo } from './entityOfSlo';
import type { ParsedOpenSlo } from './openSloDocument';
import { problemAt } from './problemAt';

/**
 * Which of two with the same kind and name is meant, nobody can tell. SLOs of
 * different services may share a name.
 */
export function refuseDoubles(file: ParsedOpenSlo[]): ParsedOpenSlo[] {
  const unreadable = new Set(
    file.filter(parsed => !parsed.document).map(nameOf),
  );
  const keyOf = (parsed: ParsedOpenSlo) =>
    parsed.kind === 'SLO' && parsed.document && !unreadable.has(nameOf(parsed))
      ? `${nameOf(parsed)} ${entityOfSlo(parsed.document)}`
      : nameOf(parsed);
  const counts = new Map<string, number>();
  for (const key of file.map(keyOf)) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return file.map(parsed => {
    const { document, ...invalid } = parsed;
    if (parsed.name === '' || counts.get(keyOf(parsed)) === 1) {
      return parsed;
    }
    const path = ['metadata', 'name'];
    const message = `more than one ${parsed.kind} in this text is named ${parsed.name}`;
    const problem = problemAt({ path, message }, parsed);
    return { ...invalid, errors: [...parsed.errors, problem] };
  });
}

function nameOf({ kind, name }: ParsedOpenSlo): string {
  return `${kind} ${name}`;
}
