export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** The lines of two texts in one, by their longest common subsequence. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.trimEnd().split('\n');
  const now = after.trimEnd().split('\n');
  const common = commonLengths(old, now);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] });
      i += 1;
      j += 1;
    } else if (
      i < old.length &&
      (j === now.length || common[i + 1][j] >= common[i][j + 1])
    ) {
      lines.push({ kind: 'removed', text: old[i] });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: now[j] });
      j += 1;
    }
  }
  return lines;
}

/** For each pair of places, how many lines the rests have in common. */
function commonLengths(old: string[], now: string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i][j] =
        old[i] === now[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}
