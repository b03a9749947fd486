import type { SliAnswer } from '@tandem/backstage-plugin-tandem-node';
import { SourceTurn } from './SourceTurn';

const error = { message: 'too slow', isRetryable: true };

/** The answers to one question, the last of them without any counts. */
function answers(count: number, failed: number): SliAnswer[] {
  return Array.from({ length: count }, (_, index) => {
    const id = String(index);
    return index < count - failed
      ? { id, counts: [], isComplete: true, warnings: [] }
      : { id, error };
  });
}

describe('a source', () => {
  it.each([
    ['answered some of many', 50, 25, undefined],
    ['had no answer to one that was asked alone', 1, 1, undefined],
    ['had no answer to any of many', 50, 50, 'too slow'],
  ])('that %s is asked accordingly', (_about, count, failed, silence) => {
    const turn = new SourceTurn();
    turn.note(answers(count, failed), 20_000);
    expect(turn).toMatchObject({ isOver: true, silence });
  });

  it('that refuses at once keeps nobody waiting', () => {
    const turn = new SourceTurn();
    turn.note(answers(8, 8), 20);
    expect(turn).toMatchObject({ isOver: false, silence: undefined });
  });

  it('is asked for several again once 50 were answered in a row', () => {
    const turn = new SourceTurn();
    expect(turn.share).toBe(1);
    turn.note(answers(50, 0), 20);
    expect(turn.share).toBe(8);
    turn.note(answers(8, 1), 20);
    expect(turn.share).toBe(1);
  });
});
