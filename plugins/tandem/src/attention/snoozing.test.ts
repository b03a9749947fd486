import {
  BURNING,
  exampleAttention,
  STALE,
  UNCOVERED,
} from '../__testUtils__/attentionExamples';
import { withChange, withoutChange } from './snoozing';

const until = '2026-11-23T09:00:00.000Z';
const asleep = { ...UNCOVERED, snoozedUntil: until };
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('withChange', () => {
  const queue = exampleAttention([BURNING, STALE], { snoozed: 1 });
  const whole = exampleAttention([BURNING, STALE, asleep], {
    totalItems: 2,
    snoozed: 1,
  });

  it('takes what is snoozed out of the queue', () => {
    const change = { ids: [BURNING.id], until };
    expect(withChange(queue, change, false)).toEqual({
      items: [STALE],
      totalItems: 1,
      snoozed: 2,
    });
  });

  it('puts it behind the others where snoozed ones are in sight', () => {
    const change = { ids: [BURNING.id], until };
    const { items, ...counts } = withChange(whole, change, true);
    expect(ids(items)).toEqual([STALE.id, BURNING.id, UNCOVERED.id]);
    expect(items[1].snoozedUntil).toBe(until);
    expect(counts).toEqual({ totalItems: 1, snoozed: 2 });
  });

  it('brings back what wakes, to its place by age', () => {
    const { items, ...counts } = withChange(whole, { ids: [asleep.id] }, true);
    expect(ids(items)).toEqual([BURNING.id, STALE.id, UNCOVERED.id]);
    expect(items[2].snoozedUntil).toBeUndefined();
    expect(counts).toEqual({ totalItems: 3, snoozed: 0 });
  });

  it('counts nothing twice', () => {
    const change = { ids: [asleep.id], until };
    expect(withChange(whole, change, true)).toMatchObject({
      totalItems: 2,
      snoozed: 1,
    });
    const awake = { ids: [BURNING.id] };
    expect(withChange(whole, awake, true)).toMatchObject({
      totalItems: 2,
      snoozed: 1,
    });
  });
});

describe('withoutChange', () => {
  const queue = exampleAttention([BURNING, STALE], { snoozed: 1 });
  const refused = { ids: [BURNING.id], until };
  const kept = { ids: [STALE.id], until };

  it('brings back what was not snoozed, and leaves alone what was snoozed since', () => {
    const now = withChange(withChange(queue, refused, false), kept, false);
    expect(withoutChange(now, refused, queue)).toEqual(
      withChange(queue, kept, false),
    );
  });

  it('puts what was not snoozed back to its place where snoozed ones are in sight', () => {
    const whole = exampleAttention([BURNING, STALE, asleep], {
      totalItems: 2,
      snoozed: 1,
    });
    const now = withChange(withChange(whole, refused, true), kept, true);
    expect(withoutChange(now, refused, whole)).toEqual(
      withChange(whole, kept, true),
    );
  });

  it('counts nothing twice where it was taken back already', () => {
    const whole = exampleAttention([BURNING, STALE]);
    const awake = { ids: [BURNING.id] };
    const now = withChange(withChange(whole, refused, true), awake, true);
    expect(withoutChange(now, refused, whole)).toEqual(whole);
  });

  it('lets sleep on what could not be woken', () => {
    const whole = exampleAttention([BURNING, asleep], {
      totalItems: 1,
      snoozed: 1,
    });
    const waking = { ids: [asleep.id] };
    const now = withChange(whole, waking, true);
    expect(withoutChange(now, waking, whole)).toEqual(whole);
  });
});
