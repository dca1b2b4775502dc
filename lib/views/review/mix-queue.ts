/** How many of each kind come in turn; the sample leads, since only it narrows the estimate. */
const SAMPLE_IN_TURN = 3;

/**
 * One list of up to `limit` of the three kinds, without repeats: three of the sample, one targeted, one
 * for a second reviewer, again and again; where one kind ends the others go on. Keeps each kind's order.
 */
export function mixQueue<Item>(
  kinds: { sample: readonly Item[]; targeted: readonly Item[]; second: readonly Item[] },
  limit: number,
  idOf: (item: Item) => string,
): Item[] {
  const turns = [
    { rest: [...kinds.sample], each: SAMPLE_IN_TURN },
    { rest: [...kinds.targeted], each: 1 },
    { rest: [...kinds.second], each: 1 },
  ];
  const mixed = new Map<string, Item>();
  while (mixed.size < limit && turns.some(({ rest }) => rest.length > 0))
    for (const { rest, each } of turns)
      for (const item of rest.splice(0, each)) if (!mixed.has(idOf(item))) mixed.set(idOf(item), item);
  return [...mixed.values()].slice(0, limit);
}
