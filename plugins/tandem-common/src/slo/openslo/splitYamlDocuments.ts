/** One document of a YAML text. */
export interface YamlPiece {
  text: string;
  /** Lines of the whole text before it. */
  linesBefore: number;
}

/**
 * The documents of a YAML text. `---` and `...` at the start of a line end a
 * document whatever came before, so that text which cannot be read spoils its
 * own document only.
 */
export function splitYamlDocuments(text: string): YamlPiece[] {
  const pieces: YamlPiece[] = [];
  let lines: string[] = [];
  let linesBefore = 0;
  const finish = (nextLine: number) => {
    pieces.push({ text: lines.join('\n'), linesBefore });
    lines = [];
    linesBefore = nextLine;
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (/^---(?=\s|$)/.test(line) && !lines.every(isBeforeDocument)) {
      finish(index);
    }
    lines.push(line);
    if (/^\.\.\.(?=\s|$)/.test(line)) {
      finish(index + 1);
    }
  }
  finish(0);
  return pieces.filter(piece => piece.text.trim() !== '');
}

/** Directives, comments and empty lines belong to the document after them. */
function isBeforeDocument(line: string): boolean {
  return /^(%|\s*(#|$))/.test(line);
}
