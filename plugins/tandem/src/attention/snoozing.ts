import type {
  Attention,
  AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';

/** What is put off, or brought back. */
export interface SnoozeChange {
  ids: readonly string[];
  /** An instant; unset brings back. */
  until?: string;
}

/**
 * The queue as it is after a change, before the backend says so.
 *
 * @param showsSnoozed - whether the queue holds snoozed ones too
 */
export function withChange(
  attention: Attention,
  change: SnoozeChange,
  showsSnoozed: boolean,
): Attention {
  const { ids, until } = change;
  const isMeant = ({ id }: AttentionItem) => ids.includes(id);
  const changed = attention.items.filter(isMeant);
  const others = attention.items.filter(item => !isMeant(item));
  const asleep = changed.filter(isSnoozed).length;
  const count = isWaking(change) ? -asleep : changed.length - asleep;
  const kept =
    isWaking(change) || showsSnoozed
      ? changed.map(item => ({ ...item, snoozedUntil: until }))
      : [];
  return {
    items: [...others, ...kept].sort(awakeAndNewestFirst),
    totalItems: attention.totalItems - count,
    snoozed: attention.snoozed + count,
  };
}

/**
 * The queue without a change that was refused; what else changed since stays.
 *
 * @param before - the queue as it was when the change was shown
 */
export function withoutChange(
  attention: Attention,
  { ids }: SnoozeChange,
  before: Attention,
): Attention {
  const isMeant = ({ id }: AttentionItem) => ids.includes(id);
  const changed = attention.items.filter(isMeant);
  const others = attention.items.filter(item => !isMeant(item));
  const known = before.items.filter(isMeant);
  const isAwake = (item: AttentionItem) => !isSnoozed(item);
  const count = known.filter(isAwake).length - changed.filter(isAwake).length;
  return {
    items: [...others, ...known].sort(awakeAndNewestFirst),
    totalItems: attention.totalItems + count,
    snoozed: attention.snoozed - count,
  };
}

export function isWaking({ until }: SnoozeChange): boolean {
  return until === undefined;
}

export function isSnoozed(item: AttentionItem): boolean {
  return item.snoozedUntil !== undefined;
}

function awakeAndNewestFirst(a: AttentionItem, b: AttentionItem): number {
  return (
    Number(isSnoozed(a)) - Number(isSnoozed(b)) ||
    Date.parse(b.since) - Date.parse(a.since)
  );
}
