import { lineDiff } from './lineDiff';

const SIGNS = { same: ' ', removed: '-', added: '+' };

function outline(before: string, after: string) {
  return lineDiff(before, after).map(({ kind, text }) => SIGNS[kind] + text);
}

describe('lineDiff', () => {
  it.each([
    ['nothing', 'a\nb\n', 'a\nb', [' a', ' b']],
    ['a changed line', 'a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['an added line', 'a\nc', 'a\nb\nc', [' a', '+b', ' c']],
    ['a removed line', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
    ['a moved line', 'a\nb', 'b\na', ['-a', ' b', '+a']],
    ['everything', 'a', 'b\nc', ['-a', '+b', '+c']],
  ])('tells %s', (_, before, after, lines) => {
    expect(outline(before, after)).toEqual(lines);
  });
});
