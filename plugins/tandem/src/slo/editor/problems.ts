import {
  parseOpenSlo,
  type OpenSloFile,
  type OpenSloProblem,
  type SloImportResults,
} from '@tandem/backstage-plugin-tandem-common';

/** Something to mend, or worth knowing, at a place of a text. */
export interface PlacedProblem
  extends Pick<OpenSloProblem, 'line' | 'column' | 'message'> {
  severity: 'error' | 'warning';
}

/** A text as far as the browser can judge it. */
export interface ReadText {
  /** Empty where nothing is written. */
  file: OpenSloFile;
  problems: PlacedProblem[];
}

/** Reads and checks what was typed, without a server. */
export function readText(text: string): ReadText {
  const file = text.trim() ? parseOpenSlo(text) : [];
  return { file, problems: placed(file) };
}

/** What a server found; that it knows more than the browser is the point. */
export function resultProblems({ results }: SloImportResults) {
  return placed(results);
}

/** Errors and warnings in the order of the text; the same is said once. */
export function mergeProblems(
  ...lists: readonly (readonly PlacedProblem[])[]
): PlacedProblem[] {
  const byWords = new Map<string, PlacedProblem>();
  for (const problem of lists.flat()) {
    const { line, message } = problem;
    const words = `${line} ${message}`;
    if (!byWords.has(words)) byWords.set(words, problem);
  }
  return [...byWords.values()].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

/** Whether nothing has to be mended. */
export function isClean(problems: readonly PlacedProblem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}

function placed(
  documents: readonly {
    errors: OpenSloProblem[];
    warnings: OpenSloProblem[];
  }[],
): PlacedProblem[] {
  const as =
    (severity: PlacedProblem['severity']) => (one: OpenSloProblem) => ({
      line: one.line,
      column: one.column,
      message: one.path ? `${one.path}: ${one.message}` : one.message,
      severity,
    });
  return documents.flatMap(({ errors, warnings }) => [
    ...errors.map(as('error')),
    ...warnings.map(as('warning')),
  ]);
}
