/** What `work` makes of each item, in the order of the items, at most `atOnce` of them at a time. Rejects as the first does. */
export async function mapSomeAtOnce<Item, Made>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [place, item] of waiting) made[place] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return made;
}
