/**
 * How many items at the beginning of a list meet a condition that, from the first that does not on, none meets: of ascending
 * times those before a time, which is also the place of the first that is not. Found by halving.
 */
export function countLeading<Item>(items: readonly Item[], meets: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (meets(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
