/**
 * Does work on several things at once, and where that does not succeed on fewer
 * of them, so that one that never succeeds holds up none of the others.
 *
 * @param work - for some of the items; does all of it or nothing
 * @param onStuck - for each item with which nothing else was at work
 */
export async function inHalves<T>(
  items: readonly T[],
  work: (some: readonly T[]) => Promise<void>,
  onStuck: (item: T, error: unknown) => Promise<void>,
): Promise<void> {
  try {
    await work(items);
  } catch (error) {
    if (items.length <= 1) {
      for (const item of items) await onStuck(item, error);
      return;
    }
    const middle = Math.ceil(items.length / 2);
    await inHalves(items.slice(0, middle), work, onStuck);
    await inHalves(items.slice(middle), work, onStuck);
  }
}
