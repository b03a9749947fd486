import { readLines } from './readLines';

async function readAll(chunks: (string | Buffer)[]): Promise<string[]> {
  async function* input() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: string[] = [];
  for await (const { number, text } of readLines(input())) {
    lines.push(`${number}:${text}`);
  }
  return lines;
}

describe('readLines', () => {
  it.each([
    ['the last line needs no end', ['a\nb'], ['1:a', '2:b']],
    ['the last line may have an end', ['a\nb\n'], ['1:a', '2:b']],
    ['blank lines count', ['a\n\nb'], ['1:a', '2:', '3:b']],
    ['a line may come in pieces', ['a', 'b', 'c\nd', 'e'], ['1:abc', '2:de']],
    ['nothing is no line', [''], []],
  ])('%s', async (_, chunks, lines) => {
    expect(await readAll(chunks)).toEqual(lines);
  });

  it('keeps a character whole that two chunks share', async () => {
    const bytes = Buffer.from('ü\n');

    expect(await readAll([bytes.subarray(0, 1), bytes.subarray(1)])).toEqual([
      '1:ü',
    ]);
  });

  it('does not split at separators that JSON allows inside strings', async () => {
    expect(await readAll(['"a\u2028b\u2029c"\n'])).toEqual([
      '1:"a\u2028b\u2029c"',
    ]);
  });

  it('names the line that is not text', async () => {
    await expect(
      readAll(['a\n', Buffer.from([0xff, 0xfe, 0x0a])]),
    ).rejects.toThrow('line 2 is not UTF-8 text');
  });

  it('refuses a line that would fill the memory', async () => {
    const chunks = Array.from({ length: 33 }, () => Buffer.alloc(1024 * 1024));

    await expect(readAll(['a\n', ...chunks])).rejects.toThrow(
      'line 2 is longer than 32 MB',
    );
  });
});
