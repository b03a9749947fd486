/**
 * Applies a diff without line numbers, as documents show them; `@@` stands
 * between its parts. The known lines of a part must be in the file once.
 *
 * @param name - of the file, for errors
 */
export function applyDiff(text, lines, name) {
  const parts = [[]];
  for (const line of lines) {
    if (line === '@@') parts.push([]);
    else parts.at(-1).push(line);
  }
  return parts.reduce((result, part) => applyPart(result, part, name), text);
}

function applyPart(text, part, name) {
  const known = linesOf(part, [' ', '-']);
  const wanted = linesOf(part, [' ', '+']);
  const found = text.split(known).length - 1;
  if (found !== 1) {
    throw new Error(
      `docs/install.md expects these lines once in ${name} and they are there ${found} times:\n${known}`,
    );
  }
  return text.replace(known, () => wanted);
}

function linesOf(part, signs) {
  return part
    .filter(line => signs.includes(line[0] ?? ' '))
    .map(line => `${line.slice(1)}\n`)
    .join('');
}
