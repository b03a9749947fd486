/** Words that tell where something runs or that it is one, not which one it is. */
const COMMON_WORDS = new Set([
  ...['prod', 'production', 'prd', 'live', 'staging', 'stage', 'dev', 'test'],
  ...['service', 'services', 'svc', 'srv', 'server', 'app', 'application'],
]);
/** Endings that are written without a separator too. */
const COMMON_ENDING = /^(.{3,})(service|svc|srv)$/;

/** Two words with more mistakes per letter are two words. */
const WORD_LIKENESS = 0.8;
/** Between names that are alike the one with fewer other words wins. */
const PER_OTHER_WORD = 0.01;

interface ReadName {
  /** All of its words. */
  words: string[];
  /** Those that tell which one it is, in alphabetical order. */
  core: string[];
  numbers: string;
}

/**
 * Finds, for names as other tools write them, the item that is meant:
 * `payment-service` for `payments`, `checkout_api` for `checkout-api`. Each word
 * of the one has to be like a word of the other, so that `checkout-web` is not
 * taken for `checkout-api`. Words begin with the same letter, which spares
 * comparing each name with all others.
 *
 * @returns finds the item whose name is most alike; the first in the order given where several are
 * @public
 */
export function alikeNames<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): (name: string) => T | undefined {
  const byInitials = new Map<string, { item: T; name: ReadName }[]>();
  for (const item of items) {
    const name = readName(nameOf(item));
    const initials = initialsOf(name);
    const known = byInitials.get(initials);
    if (known) known.push({ item, name });
    else byInitials.set(initials, [{ item, name }]);
  }
  return text => {
    const name = readName(text);
    let best: T | undefined;
    let bestLikeness = 0;
    for (const each of byInitials.get(initialsOf(name)) ?? []) {
      const likeness = likenessOf(name, each.name);
      if (likeness > bestLikeness) [best, bestLikeness] = [each.item, likeness];
    }
    return best;
  };
}

function readName(text: string): ReadName {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLocaleLowerCase('en-US')
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
    .filter(word => word !== '');
  const numbers = words.filter(isNumber);
  const spoken = words
    .filter((word, index) => !isNumber(word) && !isVersion(words, index))
    .map(word => word.replace(COMMON_ENDING, '$1'));
  const core = spoken.filter(word => !COMMON_WORDS.has(word));
  return {
    words,
    core: (core.length > 0 ? core : spoken).sort(),
    numbers: numbers.join('.'),
  };
}

function isNumber(word: string): boolean {
  return /^\p{N}+$/u.test(word);
}

/** The v of v2. */
function isVersion(words: string[], index: number): boolean {
  return words[index] === 'v' && isNumber(words[index + 1] ?? '');
}

function initialsOf({ core }: ReadName): string {
  return core.map(word => [...word][0]).join('');
}

/** From 0 for not alike to 1; both have as many words with the same initials. */
function likenessOf(one: ReadName, other: ReadName): number {
  if (one.core.length === 0) return 0;
  if (one.numbers && other.numbers && one.numbers !== other.numbers) return 0;
  let sum = 0;
  for (const [index, word] of one.core.entries()) {
    const likeness = wordLikeness(word, other.core[index]);
    if (likeness < WORD_LIKENESS) return 0;
    sum += likeness;
  }
  const others = [
    ...one.words.filter(word => !other.words.includes(word)),
    ...other.words.filter(word => !one.words.includes(word)),
  ];
  return Math.max(
    Number.EPSILON,
    sum / one.core.length - others.length * PER_OTHER_WORD,
  );
}

/** The share of letters that are the same. */
function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const length = Math.max(one.length, other.length);
  const allowed = Math.floor(length * (1 - WORD_LIKENESS) + 1e-9);
  return Math.abs(one.length - other.length) > allowed
    ? 0
    : 1 - mistakes(one, other) / length;
}

/**
 * How many letters have to be inserted, deleted, replaced or swapped with the
 * next: the optimal string alignment distance.
 */
function mistakes(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      current[column] = Math.min(
        last[column] + 1,
        current[column - 1] + 1,
        last[column - 1] + (isSame ? 0 : 1),
        isSwapped ? beforeLast[column - 2] + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length];
}
